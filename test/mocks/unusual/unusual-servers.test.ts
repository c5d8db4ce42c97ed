import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deviations } from '../../../mocks/deviations/index.ts';
import { unusualServers } from '../../../mocks/unusual/index.ts';

const names = unusualServers.map(({ name }) => name);

test('every file is listed under its name', () => {
  const others = ['index.ts', 'page-rewriting.ts', 'unusual-server.ts'];
  const files = readdirSync(new URL('../../../mocks/unusual/', import.meta.url));
  expect(files.filter((file) => !others.includes(file))).toEqual(names.map((name) => `${name}.ts`).toSorted());
});

test('none is called as a wrong server is', () => {
  expect(deviations.filter(({ name }) => names.includes(name))).toEqual([]);
});
