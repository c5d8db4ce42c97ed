import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/kit/package-info.ts';
import { readFeatureFiles } from '../../src/requirements/feature-files.ts';
import { checkTags, foreignFeatures, requirementsNamed, scenarioNamed } from '../../src/run/named.ts';

const { scenarios } = readFeatureFiles(packageRoot, 'features');
const directory = mkdtempSync(join(tmpdir(), 'sip-ha-named-'));
afterAll(() => rmSync(directory, { recursive: true }));

describe('requirements', () => {
  const known = ['option.default', 'option.range', 'ready.primary.all', 'ready.backup.all'];

  test.each([
    [['option.*'], ['option.default', 'option.range']],
    [
      ['*.all', 'ready.backup.all'],
      ['ready.primary.all', 'ready.backup.all'],
    ],
    [['option.range'], ['option.range']],
  ])('%j', (asked, named) => {
    expect(requirementsNamed(asked, known)).toEqual(named);
  });

  test('a pattern that fits none is told', () => {
    expect(() => requirementsNamed(['sync.*'], known)).toThrow('there is no requirement "sync.*"');
  });
});

describe('scenarios', () => {
  const file = 'features/option/settings.feature';
  const [first] = scenarios.filter(({ uri }) => uri === file);
  const id = first?.id ?? '';
  symlinkSync(packageRoot, join(directory, 'kit'));

  test.each([
    [id, id],
    [`./${id}`, id],
    [join(packageRoot, id), id],
    [join(directory, 'kit', id), id],
    [relative(process.cwd(), join(packageRoot, id)), id],
    [file, file],
    ['features/option', 'features/option'],
    ['features/option/', 'features/option'],
  ])('%s', (asked, named) => {
    expect(scenarioNamed(asked, scenarios)).toBe(named);
  });

  test('the beginning of a name is no directory', () => {
    expect(() => scenarioNamed('features/opt', scenarios)).toThrow('there is no scenario at "features/opt"');
  });

  test('a feature file elsewhere is read too', () => {
    const path = join(directory, 'found.feature');
    writeFileSync(path, '@option.default\nFeature: Found\n\n  Scenario: One\n    Given a pair in service\n');
    const more = foreignFeatures([`${path}:4`, id, join(directory, 'none.feature')]);
    expect(more).toEqual([path]);
    const all = readFeatureFiles(packageRoot, 'features', more).scenarios;
    const named = scenarioNamed(`${path}:4`, all);
    expect(all.find((scenario) => scenario.id === named)).toMatchObject({ name: 'One' });
  });
});

test('a tag without its @ would select nothing, or everything', () => {
  expect(() => checkTags('not (boundary or @slow)', scenarios)).toThrow('came "boundary"; did you mean @boundary?');
  expect(() => checkTags('not (@boundary or @slow)', scenarios)).not.toThrow();
});
