import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { packageRoot } from '../../src/kit/package-info.ts';

const text = readFileSync(join(packageRoot, 'package-lock.json'), 'utf8');
const LockFile = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
});

test('the lock file names no download address', () => {
  const resolved = [...text.matchAll(/"resolved": "(.*)"/g)].map(([, address]) => address);
  // A part of the repository itself.
  expect(resolved.filter((address) => address !== 'packaging/node')).toEqual([]);
  expect(text).not.toMatch(/https?:\/\/[^"]*\.tgz/);
});

// npm leaves out what it could not get when it wrote the file, and `npm ci` then refuses the whole file on every machine.
test('the lock file has every optional package, for other platforms too', () => {
  const { packages } = LockFile.parse(JSON.parse(text));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages) && !(`${path}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});
