/** Errors that say all that a reader needs; of any other the kit is at fault. */
const plainErrors: readonly string[] = [
  'TargetError',
  'FeatureFileError',
  'StepFilesError',
  'StreamError',
  'SelfTestError',
  'ReportError',
  'ExplorationError',
];

/** What a system says when it does not give what was asked of it, and what helps. */
const systemErrors: Readonly<Record<string, string>> = {
  EMFILE:
    'too many open files in this process: raise the limit (ulimit -n 4096), or run fewer scenarios at once (--parallel)',
  ENFILE: 'too many open files on this machine: raise the limit, or run fewer scenarios at once (--parallel)',
  ENOSPC: 'no space left on the disk: make room, or write elsewhere (--report-dir, TMPDIR)',
  EDQUOT: 'no space left of what this user may use: make room, or write elsewhere (--report-dir, TMPDIR)',
  EACCES: 'permission denied: give this user access, or use another place',
  EPERM: 'operation not permitted: give this user the right to it, or use another place',
  EROFS: 'read-only file system: write elsewhere (--report-dir, TMPDIR)',
  ENOMEM: 'out of memory: make room, or run fewer scenarios at once (--parallel)',
  ENOBUFS: 'no room for more connections: run fewer scenarios at once (--parallel)',
  EADDRNOTAVAIL: 'no port left for one more connection: run fewer scenarios at once (--parallel)',
  EAGAIN: 'no more processes or memory for this user: raise the limit, or run fewer scenarios at once (--parallel)',
};

/** Set by --debug, for this process and all that it starts. */
const debugVariable = 'SIP_HA_DEBUG';

export function showWhere(): void {
  process.env[debugVariable] = '1';
}

export function showsWhere(): boolean {
  return process.env[debugVariable] === '1';
}

/** What went wrong, for whoever started the command: in words, and with --debug also where. */
export function failureWords(error: unknown): string {
  if (!(error instanceof Error)) return `the kit itself failed: ${String(error)}`;
  const where = showsWhere() ? `\n${error.stack ?? ''}` : '';
  if (plainErrors.includes(error.name)) return `${error.message}${where}`;
  const system = systemTrouble(error);
  if (system !== undefined) return `${system}${where}`;
  const hint = where === '' ? '; --debug shows where' : where;
  return `the kit itself failed: ${error.name}: ${firstLine(error.message)}${hint}`;
}

/** Of these, what a machine runs out of: nobody else's fault. */
const shortages: readonly string[] = ['EMFILE', 'ENFILE', 'ENOMEM', 'ENOBUFS', 'EADDRNOTAVAIL', 'ENOSPC', 'EDQUOT'];

/** What this machine has run out of, in words; undefined when an error is nothing of the kind. */
export function shortageOf(error: unknown): string | undefined {
  return systemTrouble(error, shortages);
}

/** What the system refused, with what helps; undefined when an error is nothing of the kind. */
export function systemTrouble(
  error: unknown,
  among: readonly string[] = Object.keys(systemErrors),
): string | undefined {
  for (const one of causesOf(error)) {
    const code = 'code' in one && typeof one.code === 'string' ? one.code : '';
    const words = among.includes(code) ? systemErrors[code] : undefined;
    if (words !== undefined) return `${words} (${firstLine(one.message)})`;
  }
  return undefined;
}

/** An error and all that led to it. */
function causesOf(error: unknown): readonly Error[] {
  const found: Error[] = [];
  const visit = (one: unknown): void => {
    if (!(one instanceof Error) || found.includes(one)) return;
    found.push(one);
    visit(one.cause);
    if (one instanceof AggregateError) for (const each of one.errors) visit(each);
  };
  visit(error);
  return found;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
