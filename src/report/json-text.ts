import { withoutKnownSecrets } from '../http/known-secrets.ts';

/**
 * The one way from a value to JSON that leaves the kit: the same value for whoever parses it, and for a terminal and an
 * editor nothing but characters that can be seen. JSON itself escapes the control characters of ASCII only. What the kit keeps
 * secret is blanked out.
 */
export function jsonText(value: unknown, indent?: number): string {
  return withoutKnownSecrets(JSON.stringify(value, undefined, indent)).replace(unseen, escaped);
}

/** DEL and C1, and whatever turns the reading direction, is invisible, or ends a line in some readers and not in others. */
const unseen = /(?!\n)\p{Cc}|\p{Cf}|\p{Zl}|\p{Zp}/gu;

function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
