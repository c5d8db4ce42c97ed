import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { foreignText } from '../http/foreign-text.ts';
import { readSettingsText, SettingsError } from './settings-text.ts';

/**
 * Reads a file in YAML (or JSON, which is YAML) that a person wrote. Every problem is told with its line, and with no value
 * that might be a secret, wherever it stands: people put passwords in the wrong place.
 *
 * @param what for messages, such as "the settings of an image"
 * @throws SettingsError
 */
export function readSettingsFile<S extends z.ZodType>(file: string, what: string, schema: S): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(readSettingsText(file, what), {
    lineCounter: lines,
    prettyErrors: true,
    // Its warnings are no lines of the kit's.
    logLevel: 'error',
  });
  refuseSyntax(file, document, lines);
  const given = toPlain(file, document);
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues
    .flatMap((issue) => leaves(issue, given))
    .map(({ path, text }) => {
      const line = lineOf(document, lines, path);
      return `${file}${line === undefined ? '' : `:${line}`}: ${text}`;
    });
  throw new SettingsError([...new Set(problems)].join('\n'));
}

function refuseSyntax(file: string, document: Document.Parsed, lines: LineCounter): void {
  const [syntax] = [...document.errors, ...document.warnings];
  if (syntax !== undefined) {
    // The library's message may quote what stands there.
    const [at] = syntax.linePos ?? [];
    const came = syntaxWords[syntax.code] ?? syntax.code;
    throw new SettingsError(`${file}:${at?.line}: expected YAML, came ${came} in column ${at?.col}`);
  }
  visit(document, {
    Pair: (_, { key }) => {
      if (!isScalar(key) || key.value !== '<<') return;
      const line = key.range ? lines.linePos(key.range[0]).line : 1;
      throw new SettingsError(
        `${file}:${line}: expected plain fields, came a merge key (<<): write the fields where they belong`,
      );
    },
  });
}

const syntaxWords: Partial<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab (YAML is indented with spaces)',
  DUPLICATE_KEY: 'a field that stands there twice (DUPLICATE_KEY)',
  TAG_RESOLVE_FAILED: 'a tag that nobody knows (a text that begins with ! needs quotes)',
  MULTIPLE_DOCS: 'more than one document (a line of ---)',
};

/** @throws SettingsError for aliases that lead nowhere, or multiply without end */
function toPlain(file: string, document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const hint = 'a text that begins with * needs quotes';
    throw new SettingsError(`${file}: expected aliases that have an anchor, and at most 100 of them; ${hint}`, {
      cause,
    });
  }
}

interface Problem {
  readonly path: readonly PropertyKey[];
  readonly text: string;
}

/** The problem as it is where the file is wrong: of a choice, those of the form that the file has chosen. */
function leaves(issue: z.core.$ZodIssue, given: unknown, above: readonly PropertyKey[] = []): Problem[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      text: `${prefix(path)}Unrecognized key: "${foreignText(key, 60)}"`,
    }));
  }
  if (issue.code === 'invalid_union') {
    // The form whose fields are all known is the one that was meant.
    const meant = issue.errors.filter((form) => form.length > 0 && form.every((inner) => inner.path.length > 0));
    const [only, ...others] = meant;
    if (only !== undefined && others.length === 0) return only.flatMap((inner) => leaves(inner, given, path));
  }
  return [{ path, text: explain(issue, path, valueAt(given, path)) }];
}

function prefix(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${foreignText(path.map(String).join('.'), 100)}: `;
}

/** One problem: where, what was expected, what came. */
function explain(issue: z.core.$ZodIssue, path: readonly PropertyKey[], came: unknown): string {
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  const expected = foreignText(message.replace(/^Invalid (input|string): /, ''), 300);
  return /\breceived\b/.test(expected)
    ? `${prefix(path)}${expected}`
    : `${prefix(path)}${expected}, came ${kindOf(came)}`;
}

/** What came, by its kind alone: any value may be a secret that stands in the wrong place. */
function kindOf(came: unknown): string {
  if (came === undefined) return 'nothing';
  if (came === null) return 'an empty value';
  if (typeof came === 'object') return Array.isArray(came) ? 'a list' : 'a map';
  return typeof came === 'string' ? `a text of ${came.length} characters` : `a ${typeof came}`;
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined,
    given,
  );
}

/** The line of a field, or of what is around it where it is missing. */
function lineOf(document: Document.Parsed, lines: LineCounter, path: readonly PropertyKey[]): number | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const key = length === 0 ? undefined : keyAt(document, path.slice(0, length));
    const node = key ?? document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return undefined;
}

/** The node of a field's name: a value may begin lines below it. */
function keyAt(document: Document.Parsed, path: readonly PropertyKey[]): unknown {
  const map = document.getIn(path.slice(0, -1), true);
  if (!isMap(map)) return undefined;
  return map.items.find(({ key }) => isScalar(key) && String(key.value) === String(path.at(-1)))?.key;
}
