import type { Envelope } from '@cucumber/messages';
import { withoutKnownSecrets } from '../http/known-secrets.ts';

/**
 * The message as a report for people may show it: without the kit's secrets, and with U+FFFD in place of every character that
 * cannot be seen but line feeds and tabs. Feature files are the kit's own and stay as they are.
 */
export function inPlainCharacters(envelope: Envelope): Envelope {
  if (envelope.source ?? envelope.gherkinDocument ?? envelope.pickle) return envelope;
  const json = JSON.stringify(envelope);
  // Most messages have nothing to change; what JSON has escaped is not seen in it.
  return json.includes('\\u') || plain(json) !== json ? withTexts(json, plain) : envelope;
}

/** The message without the end of a CDATA section in any text. */
export function withoutCdataEnd(envelope: Envelope): Envelope {
  const json = JSON.stringify(envelope);
  return json.includes(']]>') ? withTexts(json, (text) => text.replaceAll(']]>', ']] >')) : envelope;
}

function withTexts(json: string, change: (text: string) => string): Envelope {
  return JSON.parse(json, (_, value: unknown) => (typeof value === 'string' ? change(value) : value));
}

function plain(text: string): string {
  return withoutKnownSecrets(text).replace(unseen, '\ufffd');
}

const unseen = /(?![\n\t])\p{C}|\p{Zl}|\p{Zp}/gu;
