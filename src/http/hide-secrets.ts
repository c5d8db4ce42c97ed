/** A shorter secret could not be blanked out without half of the text around it. In characters. */
export const shortestSecret = 6;

/**
 * The text with every secret blanked out, line by line where it has more than one, and also what is left of one where the text
 * was cut.
 */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const lines = secrets.flatMap((secret) => secret.split(/[\r\n]+/)).filter(({ length }) => length >= shortestSecret);
  // The longest go first, as one may be part of another.
  const longestFirst = lines.toSorted((a, b) => b.length - a.length);
  const hidden = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '[hidden]'), text);
  return longestFirst.reduce(hideBeginning, hidden);
}

function hideBeginning(text: string, secret: string): string {
  const cut = text.replace(/…$/, '');
  for (let length = Math.min(secret.length, cut.length); length >= shortestSecret; length -= 1) {
    if (cut.endsWith(secret.slice(0, length))) return `${cut.slice(0, -length)}[hidden]`;
  }
  return text;
}
