import { expect, test } from 'vitest';
import { foreignText } from '../../src/http/foreign-text.ts';
import { keepSecret, withoutKnownSecrets } from '../../src/http/known-secrets.ts';

test.each([
  ['as it is', 'the word is open/sesame=1 here', 'the word is [hidden] here'],
  ['in a URL', '/v1?t=open%2Fsesame%3D1&x', '/v1?t=[hidden]&x'],
  ['in base64', Buffer.from('open/sesame=1').toString('base64'), '[hidden]=='],
  ['its beginning, where the text was cut', 'it is open/ses', 'it is [hidden]'],
  ['another word', 'open sesame', 'open sesame'],
])('%s', (_, text, shown) => {
  keepSecret('open/sesame=1');
  expect(withoutKnownSecrets(text)).toBe(shown);
});

test('each line of a key, and no word of a few letters', () => {
  keepSecret('first-line-of-it\nsecond-line-of-it');
  keepSecret('primary');
  expect(withoutKnownSecrets('second-line-of-it of the primary')).toBe('[hidden] of the primary');
});

test('a text of a server is shown without it, also where it would be cut within', () => {
  keepSecret('a-token-of-some-length');
  expect(foreignText(`role ${'x'.repeat(20)} a-token-of-some-length`, 40)).toBe(`role ${'x'.repeat(20)} [hidden]`);
  expect(foreignText(`${'x'.repeat(30)} a-token-of-some-length`, 20)).not.toContain('a-tok');
});

test('so many at most are kept, the latest', () => {
  for (let number = 0; number < 100; number += 1) keepSecret(`secret-number-${number}-end`);
  keepSecret('secret-number-0-end');
  expect(withoutKnownSecrets('secret-number-99-end secret-number-0-end')).toBe('[hidden] [hidden]');
});
