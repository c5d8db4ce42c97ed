import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { keepSecret } from '../../src/http/known-secrets.ts';
import { packageRoot } from '../../src/kit/package-info.ts';
import { jsonText } from '../../src/report/json-text.ts';

test.each([
  ['é 漢 🙂', '"é 漢 🙂"'],
  ['\u001b[2J', String.raw`"\u001b[2J"`],
  ['\u007f\u0085\u009b2J', String.raw`"\u007f\u0085\u009b2J"`],
  ['\u202epass\u2066', String.raw`"\u202epass\u2066"`],
  ['a\u2028b\ufeff', String.raw`"a\u2028b\ufeff"`],
  ['\u{e0041}', String.raw`"\udb40\udc41"`],
  ['\ud800', String.raw`"\ud800"`],
])('%j is written as %s', (text, json) => {
  expect(jsonText(text)).toBe(json);
});

test('a secret is blanked out, also where JSON escapes it', () => {
  keepSecret('open "sesame" now');
  expect(jsonText({ said: 'it is open "sesame" now!' }, 2)).toBe('{\n  "said": "it is [hidden]!"\n}');
});

property.prop([fc.jsonValue({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2)])(
  'the same value comes back, out of characters that can be seen',
  (value, indent) => {
    const json = jsonText(value, indent);
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(value)));
    expect(json).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}]|\p{Zl}|\p{Zp}/u);
  },
);

/** What it makes is read by the kit itself, or has nothing of a target in it. */
const ofItsOwn = ['src/report/conformance-schema.ts', 'src/report/json-text.ts', 'src/report/plain-characters.ts'];

test('it is the only way to JSON in the rooms that write for others', () => {
  const files = globSync('src/{cli,recording,report}/**/*.ts', { cwd: packageRoot }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  const writing = files.filter((file) => readFileSync(join(packageRoot, file), 'utf8').includes('JSON.stringify('));
  expect(writing.filter((file) => !ofItsOwn.includes(file))).toEqual([]);
});
