/** The kit as somebody has it who installs the tarball: into an empty project, with Node 24 and nothing of the repository. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { ConformanceResult } from '../../src/report/result.ts';
import { environment, installInto, packKit } from './empty-project.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-package-'));
const project = join(directory, 'project');
const installed = join(project, 'node_modules/sip-ha-conformance');
let tarball: Buffer;

// npm may have to fetch what is not in its cache, and the machine may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });
beforeAll(async () => {
  const path = await packKit(directory);
  tarball = readFileSync(path);
  await installInto(project, path);
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

test('it has JavaScript with types, features and documents, and neither TypeScript nor tests', () => {
  const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
  expect(files.filter((path) => /\.[cm]?ts$/.test(path) && !path.endsWith('.d.ts'))).toEqual([]);
  expect(files.filter((path) => /(^|\/)(test|bench|packaging)(\/|$)|\.test\./.test(path))).toEqual([]);
  expect(files).toEqual(
    expect.arrayContaining([
      'dist/src/index.d.ts',
      'dist/steps/hooks.js',
      'dist/mocks/deviations/index.js',
      'features/readiness/primary.feature',
      'docs/self-test.md',
      'src/control/openapi.json',
    ]),
  );
});

test('it brings no Node along', () => {
  expect(readFileSync(join(installed, 'package.json'), 'utf8')).not.toMatch(/optionalDependencies|node-linux/);
  expect(readdirSync(join(project, 'node_modules')).filter((name) => /^node(-|$)/.test(name))).toEqual([]);
  expect(existsSync(join(project, 'node_modules/.bin/node'))).toBe(false);
});

test('publint has nothing to say', async () => {
  const pkg: unknown = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const { messages } = await publint({ pkgDir: installed, pack: false });
  expect(messages.map((message) => formatMessage(message, pkg as Record<string, unknown>))).toEqual([]);
});

test('the types are right for everybody who can load it', async () => {
  const analysis = await checkPackage(createPackageFromTarballData(tarball));
  if (analysis.types === false) throw new Error('the package has no types');
  // It is ES modules, which Node 24 loads by require as well; resolution as before Node 12 knows no exports.
  const foreign = (problem: object) =>
    'resolutionKind' in problem && ['node10', 'node16-cjs'].includes(String(problem.resolutionKind));
  expect(analysis.problems.filter((problem) => !foreign(problem))).toEqual([]);
});

test('a program reads a result with it, types and all', () => {
  const program = [
    "import { ConformanceResult, controlProtocol, exitCodes, requirements } from 'sip-ha-conformance';",
    "import openapi from 'sip-ha-conformance/openapi.json' with { type: 'json' };",
    'const verdict: ConformanceResult["verdict"] = "conformant";',
    'const capability: controlProtocol.Capability = "stop";',
    'console.log(verdict, capability, exitCodes[verdict], requirements.length > 0, typeof openapi.openapi);',
  ].join('\n');
  writeFileSync(join(project, 'read.mts'), program);
  const compiler = join(packageRoot, 'node_modules/.bin/tsc');
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2024', '--types', '', 'read.mts'];
  const checked = spawnSync(compiler, ['--ignoreConfig', '--lib', 'es2024,dom', ...options], {
    cwd: project,
    encoding: 'utf8',
  });
  expect(checked.stdout).toBe('');
  expect(execFileSync(process.execPath, ['read.mts'], { cwd: project, encoding: 'utf8' })).toBe(
    'conformant stop 0 true string\n',
  );
});

test('npx sip-ha conformance finds the mock conformant, and leaves its reports where it was called', () => {
  const { status, stdout, stderr } = sipHa('conformance');
  expect(stderr).not.toMatch(/warn/i);
  expect(stdout).toMatch(/\nCONFORMANT: builds .*\n$/);
  expect(status).toBe(0);
  const result = ConformanceResult.parse(JSON.parse(readFileSync(join(project, 'reports/conformance.json'), 'utf8')));
  expect(result.scope.whole).toBe(true);
});

test('the line that runs a scenario again is one for this project', () => {
  const wrong = 'ready-before-sixty-seconds';
  const slug = 'ready.primary.sixty-seconds';
  const { status, stdout } = sipHa('conformance', '--deviation', wrong, '--requirement', slug);
  expect(status).toBe(1);
  const [, again = ''] = /run it again: npx sip-ha (.*)/.exec(stdout) ?? [];
  expect(again).toMatch(/^conformance --deviation ready-before-sixty-seconds --scenario features\//);
  expect(sipHa(...again.split(' ')).status).toBe(1);
});

test('it starts its own processes, and its own threads', () => {
  const one = ['--requirement', 'http.port-option', '--per-rule', '1'];
  const { status, stderr, stdout } = sipHa('conformance', '--target', 'process', '--rate', '10', ...one);
  expect(stderr + stdout).toMatch(/CONFORMANT in what was selected/);
  expect(status).toBe(0);
  expect(sipHa('self-test', '--deviation', 'synced-flag-lies').stdout).toMatch(/SELF-TEST PASSED\n$/);
});

function sipHa(...args: string[]) {
  return spawnSync('npx', ['--offline', '--no', '--', 'sip-ha', ...args], {
    cwd: project,
    env: environment,
    encoding: 'utf8',
  });
}
