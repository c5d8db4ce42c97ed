import { withoutKnownSecrets } from './known-secrets.ts';

/**
 * Text that came from a server, made fit for a message: at most `limit` characters, on one line, with nothing in it that
 * could steer a terminal or turn the reading direction of a report, and without the secrets that the kit holds. Escaping for HTML or JUnit is the report's own duty.
 */
export function foreignText(text: string, limit = 120): string {
  // Cut first, so that a body of a mebibyte costs no more than a short one; twice the limit, because white space shrinks.
  const start = text.slice(0, limit * 2);
  const line = withoutKnownSecrets(start)
    .replace(/[ \t\r\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .replace(unprintable, '\ufffd')
    .replace(odd, '␣');
  if (line.length <= limit && start.length === text.length) return line;
  // A pair of surrogates that the cut splits would be no character at all.
  return `${line.slice(0, limit - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Control and format characters, lone surrogates, private and unassigned code points. */
const unprintable = /\p{C}/gu;
/** White space that looks like a space and is none: it must show, as it may be what is wrong with a value. */
const odd = /(?! )\p{Z}/gu;
