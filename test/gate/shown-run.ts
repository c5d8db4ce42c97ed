import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from '../cli/run-command.ts';

/** A run that fails, as README.md shows it: the command, and what it prints down to the verdict. */
const shown = /(?<= {4}\$ npm run conformance -- (--deviation .*)\n)(?:(?: {4}.*)?\n)*? {4}NOT CONFORMANT.*\n/;
/** How long a run takes is another thing each time. */
const duration = /in \d+\.\d s/;

/** The document with that run as it is today, its first finding in full. */
export async function withShownRun(text: string): Promise<string> {
  const [before = '', options = ''] = shown.exec(text) ?? [];
  const directory = mkdtempSync(join(tmpdir(), 'sip-ha-shown-'));
  try {
    const ended = await runCommand(['conformance', ...options.split(' '), '--report-dir', directory]);
    const [head = ''] = ended.err.split('\n');
    const printed = ended.out.replace(directory, 'reports').replace(duration, duration.exec(before)?.[0] ?? '$&');
    // From the second finding on, the target and the counts come next.
    const first = /^(.*?\n {2}run it again: [^\n]*\n).*\n(Target: .*)$/s.exec(printed);
    const lines = [
      head,
      ...(first?.[1] ?? printed).split('\n').slice(0, -1),
      '  ...',
      '',
      ...(first?.[2] ?? '').split('\n'),
    ];
    return text.replace(shown, () => lines.map((line) => (line === '' ? '' : `    ${line}`)).join('\n'));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
