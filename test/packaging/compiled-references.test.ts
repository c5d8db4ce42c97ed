import { expect, test } from 'vitest';
import { compiledReferences, sourceReferences } from '../../packaging/compiled-references.ts';

test.each([
  ["new URL('a/b-process.ts', import.meta.url)", "new URL('a/b-process.js', import.meta.url)"],
  ["import type { A } from './a.ts';", "import type { A } from './a.js';"],
  ['x: import("../a.ts").A', 'x: import("../a.js").A'],
  ["import { x } from 'package.ts';", "import { x } from 'package.ts';"],
])('%s', (text, compiled) => {
  expect(compiledReferences(text)).toBe(compiled);
});

test('a source file that is named otherwise is noticed', () => {
  expect(sourceReferences("const program = join(directory, 'member-process.ts');")).toEqual(['member-process.ts']);
  expect(sourceReferences('glob(`steps/**/*.ts`)')).toEqual(['steps/**/*.ts']);
  expect(sourceReferences("source.endsWith('.d.ts') // from `node write.ts`, or as x.ts")).toEqual([]);
});
