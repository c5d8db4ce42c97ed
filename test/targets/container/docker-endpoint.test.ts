import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, dockerEndpoint } from '../../../src/targets/container/docker-endpoint.ts';

const home = mkdtempSync(join(tmpdir(), 'sip-ha-home-'));
afterAll(() => rmSync(home, { recursive: true }));
beforeEach(() => rmSync(join(home, '.docker'), { recursive: true, force: true }));

function write(path: string, text: string): void {
  mkdirSync(join(home, '.docker', path, '..'), { recursive: true });
  writeFileSync(join(home, '.docker', path), text);
}

function writeContext(name: string, host: string): void {
  const id = createHash('sha256').update(name).digest('hex');
  write(`contexts/meta/${id}/meta.json`, JSON.stringify({ Name: name, Endpoints: { docker: { Host: host } } }));
}

test('nothing is named, so it is the usual one', () => {
  expect(dockerEndpoint({}, home)).toBeUndefined();
  expect(dockerEndpoint({ DOCKER_HOST: '', DOCKER_CONTEXT: 'default' }, home)).toBeUndefined();
});

test.each([
  ['unix:///run/user/1000/docker.sock', { path: '/run/user/1000/docker.sock' }],
  ['tcp://10.0.0.5', { host: '10.0.0.5', port: 2375 }],
  ['tcp://[::1]:2376', { host: '::1', port: 2376 }],
])('DOCKER_HOST %s is used', (host, address) => {
  const endpoint = dockerEndpoint({ DOCKER_HOST: host, DOCKER_CONTEXT: 'not-asked-for' }, home);
  expect(endpoint).toMatchObject({ host, namedBy: 'DOCKER_HOST' });
  expect(endpoint === undefined ? undefined : addressOf(endpoint)).toEqual(address);
});

test.each([
  'ssh://lab',
  'fd://',
  'npipe:////./pipe/docker_engine',
  'unix://docker.sock',
  '/var/run/docker.sock',
  'docker.example:2375',
  'tcp://',
  'http://docker.example:2375',
  'tcp://docker.example:2375/v1',
  'tcp://a b',
])('DOCKER_HOST %s is refused, with what would be understood', (host) => {
  expect(() => dockerEndpoint({ DOCKER_HOST: host }, home)).toThrow(
    `DOCKER_HOST is ${host}, and the kit reaches unix:///path/of/docker.sock and tcp://host:port only`,
  );
});

describe('a context', () => {
  test('is used when DOCKER_CONTEXT names it', () => {
    writeContext('lab', 'tcp://lab.example:2375');
    expect(dockerEndpoint({ DOCKER_CONTEXT: 'lab' }, home)).toEqual({
      host: 'tcp://lab.example:2375',
      namedBy: 'Docker context "lab" (DOCKER_CONTEXT)',
    });
  });

  test('is used when `docker context use` has chosen it, with its certificates', () => {
    write('config.json', JSON.stringify({ currentContext: 'rootless', credsStore: 'not-there' }));
    writeContext('rootless', 'unix:///run/user/1000/docker.sock');
    const id = createHash('sha256').update('rootless').digest('hex');
    write(`contexts/tls/${id}/docker/ca.pem`, '');
    expect(dockerEndpoint({}, home)).toMatchObject({
      host: 'unix:///run/user/1000/docker.sock',
      certificates: join(home, '.docker/contexts/tls', id, 'docker'),
    });
    expect(dockerEndpoint({ DOCKER_CONTEXT: 'default' }, home)).toBeUndefined();
  });

  test('that is not there, or that the kit cannot reach, is refused by name', () => {
    expect(() => dockerEndpoint({ DOCKER_CONTEXT: 'gone' }, home)).toThrow(
      /Docker context "gone" \(DOCKER_CONTEXT\) cannot be read: .*docker context ls/,
    );
    writeContext('far', 'ssh://me@far');
    expect(() => dockerEndpoint({ DOCKER_CONTEXT: 'far' }, home)).toThrow(
      /Docker context "far" .* is ssh:\/\/me@far, .* run the kit on that machine/,
    );
  });
});

test.each(['{', 'null', '[]', '{"currentContext": 7}'])('a config.json that is %s does not matter', (text) => {
  write('config.json', text);
  expect(dockerEndpoint({}, home)).toBeUndefined();
});
