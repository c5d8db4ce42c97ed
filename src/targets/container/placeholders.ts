/**
 * `{name}` in a text of the settings. `${NAME}` is a shell's and stays as it is, as does anything that does not begin with a
 * small letter.
 */
const placeholder = /(?<!\$)\{([a-z][A-Za-z]*)\}/g;

/** What can stand in the commands that are run in a container. */
export const memberPlaceholders = [
  'member',
  'peer',
  'configuredRole',
  'address',
  'peerAddress',
  'linkAddress',
  'peerLinkAddress',
] as const;

/** What can stand in the environment and the command of a container. */
export const containerPlaceholders = [...memberPlaceholders, 'version', 'options'] as const;

export type PlaceholderValues = Readonly<Record<string, string>>;

/** Those in the text that are not among the known ones. */
export function unknownPlaceholders(text: string, known: readonly string[]): string[] {
  return [...text.matchAll(placeholder)].map(([, name = '']) => name).filter((name) => !known.includes(name));
}

/** Puts the values in, each as it is: a value that looks like a placeholder stays. */
export function fillIn(text: string, values: PlaceholderValues): string {
  return text.replace(placeholder, (whole, name: string) => values[name] ?? whole);
}
