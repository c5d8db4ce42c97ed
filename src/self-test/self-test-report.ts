import { styleText } from 'node:util';
import { conformanceCommand } from '../kit/called-as.ts';
import { printable } from '../report/failure-text.ts';
import type { Paint } from '../report/outcome-style.ts';
import { matrixColumns, matrixLegend, matrixLines, scoreLines } from './matrix.ts';
import type { RightServerResult, SelfTestResult, WrongServerResult } from './self-test-result.ts';

/** The self-test for a terminal: matrix, scores, what went wrong, the sum. */
export function selfTestReport(result: SelfTestResult, stream: NodeJS.WritableStream): string {
  const paint: Paint = (style, text) => styleText(style, text, { stream });
  const { wrong, right } = result;
  const missed = wrong.filter(({ found }) => !found);
  const failed = right.filter(({ accepted }) => !accepted);
  return [
    ...(wrong.length === 0
      ? []
      : [...matrixLines(wrong), '', ...columnLines(), matrixLegend, '', ...scoreLines(result.scores), '']),
    ...missed.flatMap((server) => missedLines(server, paint)),
    ...failed.flatMap((server) => failedLines(server, paint)),
    ...result.unproven.map(
      ({ scenario, name }) =>
        `${paint('red', 'proves nothing')}  ${scenario}  ${name}: no step under Then has failed a wrong server`,
    ),
    `Wrong servers: ${wrong.length - missed.length} of ${wrong.length} found under their own requirement${percent(wrong.length - missed.length, wrong.length)}`,
    `Right servers: ${right.length - failed.length} of ${right.length} accepted`,
    result.passed ? paint('green', 'SELF-TEST PASSED') : paint('red', 'SELF-TEST FAILED'),
    '',
  ].join('\n');
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '' : ` (${Math.floor((100 * part) / whole)} %)`;
}

/** Three columns of names. */
function columnLines(): readonly string[] {
  const cells = matrixColumns().map(({ number, slug }) => `${number} ${slug}`);
  const rows = Math.ceil(cells.length / 3);
  const width = Math.max(...cells.map((cell) => cell.length)) + 2;
  return Array.from({ length: rows }, (_, row) =>
    [0, 1, 2]
      .map((column) => (cells[column * rows + row] ?? '').padEnd(width))
      .join('')
      .trimEnd(),
  );
}

function missedLines({ name, requirement, about, missed }: WrongServerResult, paint: Paint): readonly string[] {
  return [
    `${paint('red', 'not found')}  ${name}: ${about}`,
    `  violates: ${requirement}`,
    `  because:  ${printable(missed ?? '')}`,
    `  look at it: ${conformanceCommand()} --deviation ${name} --requirement ${requirement}`,
    '',
  ];
}

function failedLines({ name, about, verdict, against, problems }: RightServerResult, paint: Paint): readonly string[] {
  return [
    `${paint('red', 'not accepted')}  ${name}: ${about}`,
    `  verdict: ${verdict}`,
    ...against
      .slice(0, 5)
      .map(
        ({ requirement, scenario, demand, seen, outcome }) =>
          `  ${outcome} ${requirement}: ${printable(`${demand}: ${seen}`)} (${scenario})`,
      ),
    ...(against.length > 5 ? [`  and ${against.length - 5} more`] : []),
    ...problems.slice(0, 3).map((problem) => `  ${printable(problem)}`),
    `  look at it: ${conformanceCommand()} --deviation ${name}`,
    '',
  ];
}
