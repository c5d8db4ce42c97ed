import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MemberPlace } from '../../../src/targets/container/member-images.ts';
import { readImageSettings } from '../../../src/targets/container/read-image-settings.ts';
import { VendorImage } from '../../../src/targets/container/vendor-image.ts';

function vendorImage(text: string): VendorImage {
  const directory = mkdtempSync(join(tmpdir(), 'sip-ha-vendor-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const file = join(directory, 'settings.yaml');
  writeFileSync(file, text);
  return new VendorImage(readImageSettings(file, { LICENCE: 'the licence' }));
}

const base = `images: { 8.1.103.95: vendor/sip:1, 8.1.104.10: vendor/sip:2 }
defaultVersion: 8.1.103.95
statusPort: 8080
spareStatusPort: 8081
`;
const commands = `${base}drive: { commands: { place-calls: [a], become-primary: [b], become-backup: [c] } }\n`;
const second: MemberPlace = {
  index: 1,
  address: '10.0.0.3',
  peerAddress: '10.0.0.2',
  linkAddress: '10.1.0.3',
  peerLinkAddress: '10.1.0.2',
  token: 'the token',
};

test('it can do what Docker does, and what there are commands for', () => {
  const docker = ['create-pairs', 'stop', 'start', 'kill', 'install', 'ha-connection', 'event-log'];
  expect(vendorImage(commands).capabilities).toEqual([...docker, 'switchover', 'place-calls']);
});

test('a version without an image is not supported', () => {
  const image = vendorImage(commands);
  expect(() => image.mustHave('8.1.104.10')).not.toThrow();
  expect(() => image.mustHave('8.1.102.58')).toThrow(
    expect.objectContaining({
      kind: 'not-supported',
      message: 'there is no image of version 8.1.102.58; the settings have 8.1.103.95, 8.1.104.10',
    }),
  );
});

test('a container finds in its environment who and where it is, its options, its secrets', () => {
  const image = vendorImage(
    `${base}environment: { WHO: "{member} {configuredRole} {version}", PEER: "{peer}={peerLinkAddress}", OPTIONS: "{options}", SHELL: "\${home} {HOME} {}" }
secretEnvironment: { KEY: LICENCE }
drive: { protocol: { port: 9, tokenEnvironment: TOKEN, capabilities: [switchover] } }\n`,
  );
  const option = { section: 'TServer', name: 'a', value: '{member}' };
  const shape = image.container(second, '8.1.104.10', [option, { ...option, name: 'gone', value: null }]);
  expect(shape.image).toBe('vendor/sip:2');
  expect(shape.environment).toEqual({
    WHO: 'sip-b backup 8.1.104.10',
    PEER: 'sip-a=10.1.0.2',
    OPTIONS: JSON.stringify([option]),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a shell's
    SHELL: '${home} {HOME} {}',
    KEY: 'the licence',
    TOKEN: 'the token',
  });
  expect(shape.secrets).toEqual(['the token', 'the licence']);
});

test('a member is up at its status page, also where its option has moved that', () => {
  const moved = { section: 'TServer', name: 'http-port', value: '8081' };
  const image = vendorImage(commands);
  expect(image.readyPort([])).toBe(8080);
  expect(image.readyPort([moved])).toBe(8081);
  expect(image.readyPort([{ ...moved, value: '9999' }])).toBe(8080);
  expect(vendorImage(`readyPort: 7000\n${commands}`).readyPort([moved])).toBe(7000);
});
