import { expect, test } from 'vitest';
import { failureWords, shortageOf } from '../../src/kit/failure-words.ts';

function systemError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}

test.each([
  ['EMFILE', 'too many open files'],
  ['ENOSPC', 'no space left'],
  ['EACCES', 'permission denied'],
])('%s is told as what it is, however deep it lies', (code, words) => {
  const cause = systemError(code, `${code}: something, open 'x'`);
  const deep = new Error('outer', { cause: new AggregateError([new Error('other'), cause]) });
  expect(failureWords(deep)).toMatch(new RegExp(`^${words}.* \\(${code}: something, open 'x'\\)$`));
});

test('an error that is no fault of the kit says what it says', () => {
  expect(failureWords(Object.assign(new Error('it is not there'), { name: 'TargetError' }))).toBe('it is not there');
});

test('any other is the kit at fault, in one line; where it is, is shown when asked for', () => {
  const error = new TypeError('x is not a function\nand more');
  expect(failureWords(error)).toBe('the kit itself failed: TypeError: x is not a function; --debug shows where');
  process.env['SIP_HA_DEBUG'] = '1';
  try {
    expect(failureWords(error)).toMatch(/\n {4}at /);
  } finally {
    delete process.env['SIP_HA_DEBUG'];
  }
});

test('an error that goes round in its causes is told too', () => {
  const error = new Error('round');
  error.cause = error;
  expect(failureWords(error)).toContain('round');
});

test('what another side does is no shortage of this machine', () => {
  expect(shortageOf(systemError('ECONNREFUSED', 'refused'))).toBeUndefined();
  expect(shortageOf(systemError('EMFILE', 'too many'))).toContain('ulimit');
});
