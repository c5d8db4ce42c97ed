import type { Command, Option } from 'commander';
import { isScriptOfKit, type Standing } from '../kit/standing-directory.ts';
import { UsageError } from '../kit/usage-error.ts';

/**
 * Refuses to run when npm has kept options for itself, as it does in `npm run conformance --target=container`: without them
 * another target would be judged than the one that was asked for. npm hands them over in its environment.
 *
 * @param args as they came, the name of the command first
 * @throws UsageError that shows the line that was meant
 */
export function refuseOptionsKeptByNpm(command: Command, args: readonly string[], standing?: Standing): void {
  if (!isScriptOfKit(standing)) return;
  const environment = standing?.environment ?? process.env;
  // Where npm does not know an option, its value is left among the arguments.
  const leftOver = args.slice(1).filter((arg) => !arg.startsWith('-'));
  const kept = command.options.flatMap((option) => {
    const value = environment[`npm_config_${option.attributeName().replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`];
    return value === undefined || value === '' ? [] : [asTyped(option, value, leftOver)];
  });
  if (kept.length === 0) return;
  const [script = 'conformance'] = args;
  const given = args.slice(1).filter((arg) => !kept.some((text) => text.split(' ').includes(arg)));
  throw new UsageError(
    `npm has kept ${kept.join(' ')} for itself; two hyphens before the options pass them on: npm run ${[script, '--', ...kept, ...given].join(' ')}`,
  );
}

function asTyped(option: Option, value: string, leftOver: string[]): string {
  const name = option.long ?? option.flags;
  if (!option.required) return name;
  const values = value === 'true' ? [leftOver.shift() ?? /<.*>/.exec(option.flags)?.[0] ?? ''] : value.split('\n\n');
  return values.map((one) => `${name} ${one}`).join(' ');
}
