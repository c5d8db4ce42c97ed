import { expect, test } from 'vitest';
import { defaultReadings, parseReadings } from '../../../mocks/sip-server/readings.ts';

test('the last setting of a point counts, the others keep their default', () => {
  expect(parseReadings([])).toEqual(defaultReadings);
  expect(parseReadings(['A14=yes', 'A4=no', 'A14=no'])).toEqual({ ...defaultReadings, A4: 'no' });
});

test.each(['A14', 'A14=maybe', 'A99=yes', 'A14=yes=no', 'constructor=x', ''])(
  '"%s" is refused with what is allowed',
  (setting) => {
    expect(() => parseReadings([setting])).toThrow(/unknown reading.*allowed:.*A11=default\|bound\|previous/);
  },
);
