import type { Envelope } from '@cucumber/messages';
import { AttachmentContentEncoding } from '@cucumber/messages';
import { expect, test } from 'vitest';
import { keepSecret } from '../../src/http/known-secrets.ts';
import { inPlainCharacters, withoutCdataEnd } from '../../src/report/plain-characters.ts';

function said(body: string): Envelope {
  return { attachment: { body, mediaType: 'text/plain', contentEncoding: AttachmentContentEncoding.IDENTITY } };
}

test.each([
  ['two\n\tlines, é 漢 🙂', 'two\n\tlines, é 漢 🙂'],
  ['\u001b[2J\u009b\u202e\u2028\r', '\ufffd[2J\ufffd\ufffd\ufffd\ufffd'],
  ['half \ud83d', 'half \ufffd'],
  ['a known-token-of-mine!', 'a [hidden]!'],
])('%j is shown as %j', (text, shown) => {
  keepSecret('known-token-of-mine');
  expect(inPlainCharacters(said(text))).toEqual(said(shown));
});

test("a feature file is the kit's own", () => {
  const envelope: Envelope = { pickle: { ...pickle, name: 'soft\u00adhyphen' } };
  expect(inPlainCharacters(envelope)).toBe(envelope);
});

const pickle = { id: '1', uri: 'a.feature', name: '', language: 'en', steps: [], tags: [], astNodeIds: [] };

test('every end of a CDATA section is opened', () => {
  expect(withoutCdataEnd(said('a]]>b]]>]]]>>'))).toEqual(said('a]] >b]] >]]] >>'));
});
