/**
 * Points at compiled files what tsc leaves as it is: a file that is named by `new URL('x.ts', import.meta.url)`, as that of a
 * process or a thread is, and the imports of a declaration file.
 */
export function compiledReferences(text: string): string {
  return text
    .replace(/(\bnew URL\(\s*['"][^'"]+)\.ts(['"]\s*,\s*import\.meta\.url)/g, '$1.js$2')
    .replace(/(\b(?:from|import)\b\s*\(?\s*['"]\.[^'"]*)\.ts(['"])/g, '$1.js$2');
}

/** The source files that a compiled one still names as a whole text: it would not find them. */
export function sourceReferences(text: string): string[] {
  return [...text.matchAll(/(['"`])([^'"`\s]*[^'"`\s.](?<!\.d)\.ts)\1/g)].flatMap(([, , path]) => path ?? []);
}
