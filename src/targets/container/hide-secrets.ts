/** The text with every secret blanked out. The longest go first, as one may be part of another. */
export function hideSecrets(text: string, secrets: readonly string[]): string {
  const longestFirst = secrets.filter((secret) => secret !== '').toSorted((a, b) => b.length - a.length);
  return longestFirst.reduce((hidden, secret) => hidden.replaceAll(secret, '[hidden]'), text);
}
