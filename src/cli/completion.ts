import type { Command, Option } from 'commander';
import { suggestion, UsageError } from '../kit/usage-error.ts';
import { registry } from '../requirements/registry.ts';
import { targetNames } from '../targets/index.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

/** An option as a shell completes it. */
interface Completed {
  readonly name: string;
  readonly about: string;
  readonly takesValue: boolean;
  /** What its value may be; empty: a file, or anything. */
  readonly values: readonly string[];
}

/**
 * A script that makes a shell complete the commands, their options, and the names that options take. It has all of them in it,
 * so that a shell need not start the kit at every key.
 *
 * @throws UsageError for a shell that is not known
 */
export async function completion(shell: string, program: Command): Promise<string> {
  const known = shells.find((name) => name === shell);
  if (known === undefined)
    throw new UsageError(
      `completion: expected one of ${shells.join(', ')}, came "${shell}"${suggestion(shell, shells)}`,
    );
  // Every wrong server: two hundred files that nothing else here needs.
  const { serversUnderTest } = await import('../targets/servers-under-test.ts');
  const { wrong, right } = serversUnderTest();
  const deviations = [...wrong, ...right].map(({ name }) => name);
  const commands = program.commands.map((command) => ({
    name: command.name(),
    about: command.description(),
    options: command.options.map((option) => completed(option, deviations)),
    words: command.name() === 'completion' ? shells : [],
  }));
  return scripts[known](commands);
}

interface CompletedCommand {
  readonly name: string;
  readonly about: string;
  readonly options: readonly Completed[];
  /** What may follow it other than options. */
  readonly words: readonly string[];
}

function completed(option: Option, deviations: readonly string[]): Completed {
  const name = option.long ?? option.flags;
  const values: Readonly<Record<string, readonly string[]>> = {
    '--target': targetNames,
    '--requirement': registry.map(({ slug }) => slug),
    '--deviation': deviations,
    '--explain': deviations,
  };
  return { name, about: option.description, takesValue: option.required, values: values[name] ?? [] };
}

const scripts: Readonly<Record<(typeof shells)[number], (commands: readonly CompletedCommand[]) => string>> = {
  bash: (commands) => `# sip-ha for bash: source <(sip-ha completion bash)
_sip_ha() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${commands.map(({ name }) => name).join(' ')} --help --version'
  else
    case "\${COMP_WORDS[1]} $before" in
${commands.flatMap((command) => bashValues(command)).join('\n')}
    *)
      case "\${COMP_WORDS[1]}" in
${commands.map(({ name, options, words }) => `      ${name}) words='${[...options.map((option) => option.name), '--help', ...words].join(' ')}' ;;`).join('\n')}
      esac ;;
    esac
  fi
  COMPREPLY=()
  if [ -n "$words" ]; then mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word"); fi
}
complete -o default -F _sip_ha sip-ha
`,
  zsh: (commands) => `#compdef sip-ha
# sip-ha for zsh: source <(sip-ha completion zsh)
_sip_ha() {
  local -a commands
  commands=(${commands.map(({ name, about }) => quoted(`${name}:${about}`)).join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(({ name, options, words }) => `  ${name}) _arguments ${[...options.map(zshOption), ...(words.length === 0 ? [] : [quoted(`1:what:(${words.join(' ')})`)])].join(' ')} ;;`).join('\n')}
  esac
}
if [ "$funcstack[1]" = _sip_ha ]; then _sip_ha "$@"; else compdef _sip_ha sip-ha; fi
`,
  fish: (commands) =>
    [
      '# sip-ha for fish: sip-ha completion fish | source',
      'complete -c sip-ha -f',
      ...commands.flatMap(({ name, about, options, words }) => [
        `complete -c sip-ha -n __fish_use_subcommand -a ${name} -d ${quoted(about)}`,
        ...(words.length === 0
          ? []
          : [`complete -c sip-ha -n '__fish_seen_subcommand_from ${name}' -a ${quoted(words.join(' '))}`]),
        ...options.map((option) => fishOption(name, option)),
      ]),
      '',
    ].join('\n'),
};

function bashValues({ name, options }: CompletedCommand): string[] {
  return options
    .filter(({ takesValue }) => takesValue)
    .map((option) => `    '${name} ${option.name}') words='${option.values.join(' ')}' ;;`);
}

function zshOption({ name, about, takesValue, values }: Completed): string {
  const text = about.replace(/[[\]:\\]/g, '\\$&');
  const value = values.length === 0 ? '_files' : `(${values.join(' ')})`;
  // An option may be given more than once.
  return quoted(`*${name}[${text}]${takesValue ? `:value:${value}` : ''}`);
}

function fishOption(command: string, { name, about, takesValue, values }: Completed): string {
  const argument = takesValue ? (values.length === 0 ? ' -r -F' : ` -x -a ${quoted(values.join(' '))}`) : '';
  return `complete -c sip-ha -n '__fish_seen_subcommand_from ${command}' -l ${name.slice(2)}${argument} -d ${quoted(about)}`;
}

/** For all three shells; fish alone takes a backslash within quotes for more than itself. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
