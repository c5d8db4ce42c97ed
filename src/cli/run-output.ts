import type { RunRecord } from '../recording/run-record.ts';
import { counted, printable } from '../report/failure-text.ts';
import { Progress } from '../report/progress.ts';
import { terminalReport } from '../report/terminal.ts';
import { resultText } from '../report/write-reports.ts';
import { expectedSeconds } from '../run/expected-seconds.ts';
import type { Sink } from '../run/recording.ts';
import type { Reported } from '../run/report-directory.ts';
import type { TargetListener } from '../run/run-target.ts';
import type { Output } from './output.ts';

/** What a target says while it starts: every line on a terminal, and one in ten seconds in a log. */
export function targetListener(err: Output['err']): TargetListener {
  let latest = Number.NEGATIVE_INFINITY;
  return {
    onProgress: (text) => {
      const now = performance.now();
      if (now - latest < (err.isTTY ? 0 : 10_000)) return;
      latest = now;
      err.write(err.isTTY ? `\r\u001b[2K${printable(text)}` : `${printable(text)}\n`);
    },
    onTrouble: (text) => err.write(`sip-ha: ${printable(text)}\n`),
  };
}

/** Says what runs against what when it begins, and then how far it is. */
export function progressOf({ target, scenarios }: RunRecord, err: Output['err']): Sink {
  const progress = new Progress(err, scenarios.length, undefined, (pickle) =>
    target.clock === 'virtual' ? 0 : expectedSeconds({ pickle }) / target.rate,
  );
  const against = `${counted(scenarios.length, 'scenario')} against ${printable(target.description)} (${target.name})`;
  return {
    onMessage: (envelope) => {
      progress.onMessage(envelope);
      if (envelope.testRunStarted !== undefined) err.write(`${err.isTTY ? '\r\u001b[2K' : ''}${against}\n`);
    },
    end: () => progress.end(),
  };
}

/** Prints what a run came to: for people, or as conformance.json, with what people read beside it. */
export function printReported(
  { result, unwritten }: Reported,
  { json, reportDir }: { readonly json?: true; readonly reportDir: string },
  { out, err, standsInFiles }: Output,
): void {
  if (unwritten === undefined && !json) standsInFiles?.();
  const stream = json ? err : out;
  if (unwritten !== undefined) err.write(`sip-ha: ${unwritten}\n`);
  stream.write(terminalReport(result, { stream, ...(unwritten === undefined ? { reportDirectory: reportDir } : {}) }));
  if (json) out.write(resultText(result));
}
