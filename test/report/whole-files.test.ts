import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { writeWhole } from '../../src/report/whole-files.ts';

const directory = mkdtempSync(join(tmpdir(), 'sip-ha-whole-'));
afterAll(() => rmSync(directory, { recursive: true }));

const files = [
  { name: 'first', text: 'one' },
  { name: 'last', text: 'two' },
];

test('all files are there, and nothing else', async () => {
  const path = join(directory, 'all');
  mkdirSync(path);
  await writeWhole(path, files);
  expect(readdirSync(path)).toEqual(['first', 'last']);
  expect(readFileSync(join(path, 'last'), 'utf8')).toBe('two');
});

test.each([
  ['cannot be written', '.last.part'],
  ['cannot be put in its place', 'last'],
])('where one %s there is none', async (_, inTheWay) => {
  const path = join(directory, inTheWay);
  mkdirSync(join(path, inTheWay, 'full'), { recursive: true });
  await expect(writeWhole(path, files)).rejects.toThrow();
  expect(readdirSync(path)).toEqual([inTheWay]);
});
