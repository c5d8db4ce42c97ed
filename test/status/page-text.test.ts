import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { pageText } from '../../src/status/page-text.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');
const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each<[string, Uint8Array, string | undefined, string]>([
  ['UTF-8 unless told', Buffer.from('<a>é</a>'), undefined, '<a>é</a>'],
  [
    'a byte order mark, against the Content-Type',
    Buffer.from('\ufeff<a>é</a>'),
    'text/xml; charset=latin1',
    '<a>é</a>',
  ],
  [
    'the prolog',
    latin1('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>'),
    undefined,
    '<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>',
  ],
  [
    'the prolog in single quotes, against the Content-Type',
    latin1("<?xml version='1.0' encoding='latin1'?>é"),
    'text/xml;charset=utf-8',
    "<?xml version='1.0' encoding='latin1'?>é",
  ],
  ['the Content-Type', latin1('<a>é</a>'), 'application/octet-stream; Charset="iso-8859-1"', '<a>é</a>'],
  ['UTF-16 with a mark', utf16le('\ufeff<a>é</a>'), undefined, '<a>é</a>'],
  ['UTF-16 the other way round', utf16be('\ufeff<a>é</a>'), undefined, '<a>é</a>'],
  ['UTF-16 without a mark', utf16le('<a>é</a>'), undefined, '<a>é</a>'],
  [
    'a prolog that says UTF-16 in single bytes',
    Buffer.from('<?xml version="1.0" encoding="UTF-16"?>é'),
    undefined,
    '<?xml version="1.0" encoding="UTF-16"?>é',
  ],
  ['an unknown character set', Buffer.from('é'), 'text/xml; charset=klingon', 'é'],
  ['bytes that do not fit', latin1('<a>é</a>'), undefined, '<a>\ufffd</a>'],
])('%s', (_, bytes, contentType, text) => {
  expect(pageText(bytes, contentType)).toBe(text);
});

property.prop([
  fc.uint8Array(),
  fc.option(
    fc.string().map((text) => `text/xml; charset=${text}`),
    { nil: undefined },
  ),
])('never throws', (bytes, contentType) => {
  expect(typeof pageText(bytes, contentType)).toBe('string');
});
