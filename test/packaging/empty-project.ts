import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { neededPackages } from '../../packaging/needed-packages.ts';
import { packageRoot } from '../../src/kit/package-info.ts';

const run = promisify(execFile);

/** What a user who has Node 24, and nothing of the repository, sees of the environment. */
export const environment = {
  PATH: [dirname(process.execPath), '/usr/local/bin', '/usr/bin', '/bin'].join(delimiter),
  HOME: process.env['HOME'],
  NO_COLOR: '1',
};

/**
 * Runs `npm pack`.
 *
 * @param directory where the tarball goes
 * @returns its path
 */
export async function packKit(directory: string): Promise<string> {
  const { stdout } = await run('npm', ['pack', '--json', '--silent', '--pack-destination', directory], {
    cwd: packageRoot,
  });
  // What the build says, if anything, comes before it.
  const packed = z.array(z.object({ filename: z.string() })).parse(JSON.parse(stdout.slice(stdout.indexOf('['))));
  return join(directory, packed[0]?.filename ?? '');
}

/**
 * Installs a tarball into an empty project. What it depends on comes in the versions of the repository's lock file, which
 * `npm ci` has just put into npm's cache: no registry is asked where that is still so.
 *
 * @param directory is made
 */
export async function installInto(directory: string, tarball: string): Promise<void> {
  mkdirSync(directory, { recursive: true });
  const { lockfileVersion, packages } = neededPackages(readFileSync(join(packageRoot, 'package-lock.json'), 'utf8'));
  const own = { name: 'empty-project', version: '1.0.0' };
  const lock = { ...own, lockfileVersion, requires: true, packages: { '': own, ...packages } };
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ ...own, private: true }));
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify(lock));
  const options = ['--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['install', ...options, tarball], { cwd: directory, env: environment });
}
