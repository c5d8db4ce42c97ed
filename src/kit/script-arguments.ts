import { type ParseArgsConfig, parseArgs } from 'node:util';

type Options = NonNullable<ParseArgsConfig['options']>;

interface Script<T extends Options> {
  /** What is typed to run it, such as `npm run image`. */
  readonly command: string;
  readonly options?: T;
  /** What may be named, or in words if it is no list; undefined: nothing may. */
  readonly names?: readonly string[] | string;
}

/**
 * The options and names that a script of the repository was given. After wrong usage it ends the process with 64 and a line that
 * says what was expected: who has mistyped a word is not helped by a stack trace.
 */
export function scriptArguments<const T extends Options = Record<never, never>>({
  command,
  options,
  names,
}: Script<T>) {
  const may = [
    ...Object.keys(options ?? {}).map((name) => `--${name} <value>`),
    ...(typeof names === 'string' ? [names] : names === undefined ? [] : [`any of ${names.join(', ')}`]),
  ];
  const usage = `${command} takes ${may.length === 0 ? 'no arguments' : may.join(', ')}`;
  try {
    const taken: T = options ?? Object.create(null);
    const { values, positionals } = parseArgs({ options: taken, allowPositionals: true });
    const [unknown] = typeof names === 'string' ? [] : positionals.filter((name) => names?.includes(name) !== true);
    if (unknown === undefined) return { values, names: positionals };
    return refuse(`${usage}; came "${unknown}"`);
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split(/\. |\n/);
    return refuse(`${usage}; ${why}`);
  }
}

function refuse(text: string): never {
  process.stderr.write(`${text}\n`);
  process.exit(64);
}
