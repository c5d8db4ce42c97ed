import { expect, test } from 'vitest';
import { hideSecrets } from '../../src/http/hide-secrets.ts';

const secrets = ['open sesame', 'sesame-street', '-----BEGIN\nabcdefghij\n---', 'short'];

test.each([
  ['say open sesame, open sesame!', 'say [hidden], [hidden]!'],
  ['open sesame-street', 'open [hidden]'],
  ['abcdefghij', '[hidden]'],
  ['cut in open ses…', 'cut in [hidden]'],
  ['cut in sesame', 'cut in [hidden]'],
  ['a door that is open …', 'a door that is open …'],
  ['short and --- are no secrets of any length', 'short and --- are no secrets of any length'],
])('%j is shown as %j', (text, shown) => {
  expect(hideSecrets(text, secrets)).toBe(shown);
});
