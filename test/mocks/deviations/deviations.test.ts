/** That each of them is really wrong, and found, is what the self-test is for. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findVariant } from '../../../mocks/deviations/find-variant.ts';
import { deviations, findDeviation } from '../../../mocks/deviations/index.ts';
import { registry } from '../../../src/requirements/registry.ts';

describe.each(deviations)('$name', (deviation) => {
  test('is for a requirement that there is, and says what the bug is and how it is told', () => {
    expect(registry.map(({ slug }) => slug)).toContain(deviation.requirement);
    expect(deviation.bug).toMatch(/^[A-Z0].*\.$/);
    expect(deviation.says.length).toBeGreaterThan(10);
  });
});

test('every file is listed under its name', () => {
  const others = ['deviation.ts', 'find-by-name.ts', 'find-variant.ts', 'index.ts'];
  const files = readdirSync(new URL('../../../mocks/deviations/', import.meta.url));
  expect(files.filter((file) => !others.includes(file))).toEqual(deviations.map(({ name }) => `${name}.ts`).toSorted());
});

test('an unknown name is answered with those like it', () => {
  expect(() => findDeviation('pause-of-nine')).toThrow(/no deviation "pause-of-nine"; perhaps .*pause-nine-tenths/);
  expect(() => findVariant('half-batch')).toThrow(/no wrong or unusual server "half-batch"; perhaps .*half-batches/);
});
