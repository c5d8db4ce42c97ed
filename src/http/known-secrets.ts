/**
 * The secrets that this process holds: the tokens of control servers, and what settings take from the environment. A target
 * knows its own, and may say it in any place; nothing that it says may carry it on into a report.
 */
import { hideSecrets } from './hide-secrets.ts';

/** A shorter secret could be a word of the reports. In characters. */
const shortestKnown = 8;

const known = new Set<string>();

/** From now on this text, as it is and as it is written in URLs, in JSON and in base64, is blanked out wherever foreign text is shown. */
export function keepSecret(secret: string): void {
  if (secret.length < shortestKnown) return;
  known.add(secret);
  known.add(encodeURIComponent(secret));
  known.add(JSON.stringify(secret).slice(1, -1));
  known.add(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
}

export function withoutKnownSecrets(text: string): string {
  return known.size === 0 ? text : hideSecrets(text, [...known]);
}
