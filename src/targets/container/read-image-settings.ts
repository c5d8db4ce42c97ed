import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { foreignText } from '../../http/foreign-text.ts';
import { shortestSecret } from '../../http/hide-secrets.ts';
import { ImageSettings } from './image-settings.ts';

/** The settings cannot be used. The message says in which file and where, what was expected and what came. */
export class ImageSettingsError extends Error {
  override readonly name = 'ImageSettingsError';
}

/** The settings of a vendor's image, with what they point to. */
export interface VendorImageSettings extends ImageSettings {
  /** Values of `secretEnvironment`, by the names that they have in the containers. */
  readonly secrets: Readonly<Record<string, string>>;
}

const mostBytes = 1024 * 1024;
/** What stands there may be a secret, whatever the documentation says. */
const neverShown = ['environment', 'secretEnvironment'];

/**
 * Reads a settings file in YAML (or JSON, which is YAML).
 *
 * @param environment where `secretEnvironment` finds its values
 * @throws ImageSettingsError
 */
export function readImageSettings(file: string, environment: NodeJS.ProcessEnv = process.env): VendorImageSettings {
  const lines = new LineCounter();
  const document = parseDocument(readText(file), { lineCounter: lines, prettyErrors: true });
  const [syntax] = document.errors;
  if (syntax !== undefined) {
    // The library's message may quote what stands there.
    const [at] = syntax.linePos ?? [];
    throw new ImageSettingsError(`${file}:${at?.line}: expected YAML, came ${syntax.code} in column ${at?.col}`);
  }
  const given = toPlain(file, document);
  const parsed = ImageSettings.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => {
      const node = document.getIn(issue.path, true);
      const line = isNode(node) && node.range ? `:${lines.linePos(node.range[0]).line}` : '';
      return `${file}${line}: ${explain(issue, valueAt(given, issue.path))}`;
    });
    throw new ImageSettingsError(problems.join('\n'));
  }
  return withWhatItPointsTo(file, parsed.data, environment);
}

function readText(file: string): string {
  try {
    if (statSync(file).size > mostBytes) throw new Error(`it has more than ${mostBytes} bytes`);
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ImageSettingsError(`${file}: expected the settings of an image: ${why}`, { cause });
  }
}

/** @throws ImageSettingsError for aliases that lead nowhere, or multiply without end */
function toPlain(file: string, document: ReturnType<typeof parseDocument>): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const hint = 'a text that begins with * needs quotes';
    throw new ImageSettingsError(`${file}: expected aliases that have an anchor, and at most 100 of them; ${hint}`, {
      cause,
    });
  }
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    given,
  );
}

/** One problem: where, what was expected, what came. */
function explain(issue: z.core.$ZodIssue, came: unknown): string {
  const where = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
  const message = issue.code === 'invalid_key' ? (issue.issues[0]?.message ?? issue.message) : issue.message;
  const expected = foreignText(message.replace(/^Invalid (input|string): /, ''), 300);
  const [root] = issue.path;
  const hidden = typeof root === 'string' && neverShown.includes(root);
  if (hidden || /\b(received|Unrecognized)\b/.test(expected)) return `${where}${expected}`;
  return `${where}${expected}, came ${shown(came)}`;
}

/** Of a list or a map only that it is one: what stands in it may be a secret. */
function shown(came: unknown): string {
  if (came === undefined) return 'nothing';
  if (typeof came === 'object' && came !== null) return Array.isArray(came) ? 'a list' : 'a map';
  return foreignText(JSON.stringify(came), 80);
}

function withWhatItPointsTo(
  file: string,
  settings: ImageSettings,
  environment: NodeJS.ProcessEnv,
): VendorImageSettings {
  const mounts = settings.mounts.map((mount, index) => {
    const from = resolve(dirname(file), mount.from);
    if (!existsSync(from))
      throw new ImageSettingsError(
        `${file}: mounts.${index}.from: expected a file or a directory, nothing is at ${from}`,
      );
    return { ...mount, from };
  });
  const secrets = Object.entries(settings.secretEnvironment).map(([name, source]) => {
    const value = environment[source] ?? '';
    if (value.length < shortestSecret)
      throw new ImageSettingsError(
        `${file}: secretEnvironment.${name}: expected at least ${shortestSecret} characters in the environment variable ${source}, came ${value === '' ? 'none' : value.length}`,
      );
    return [name, value] as const;
  });
  return { ...settings, mounts, secrets: Object.fromEntries(secrets) };
}
