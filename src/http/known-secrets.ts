/**
 * The secrets that this process holds: the tokens of control servers, and what settings take from the environment. A target
 * knows its own, and may say it in any place; nothing that it says may carry it on into a report.
 */
import { hideSecrets, shortestSecret } from './hide-secrets.ts';

/** A shorter secret could be a word of the reports. In characters. */
const shortestKnown = 8;
/** So many texts at most are looked for; the oldest are forgotten. One run has a handful, and a self-test a pair for each server. */
const mostKnown = 128;

const known = new Set<string>();

/** From now on this text, as it is and as it is written in URLs, in JSON and in base64, is blanked out wherever foreign text is shown. */
export function keepSecret(secret: string): void {
  for (const line of secret.split(/[\r\n]+/)) {
    if (line.length < shortestKnown) continue;
    for (const written of [
      line,
      encodeURIComponent(line.toWellFormed()),
      JSON.stringify(line).slice(1, -1),
      inBase64(line),
    ]) {
      known.delete(written);
      known.add(written);
    }
  }
  for (const oldest of known) {
    if (known.size <= mostKnown) break;
    known.delete(oldest);
  }
}

function inBase64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/=+$/, '');
}

export function withoutKnownSecrets(text: string): string {
  // Nearly no text has even the beginning of one in it.
  const there = [...known].filter((secret) => text.includes(secret.slice(0, shortestSecret)));
  return there.length === 0 ? text : hideSecrets(text, there);
}
