import { fc, test as property } from '@fast-check/vitest';
import { expect, test } from 'vitest';
import { exitCodes, runVerdict, type SelectedVerdict } from '../../src/verdict/exit-code.ts';
import { type Outcome, outcomes } from '../../src/verdict/finding.ts';

const must = (verdict: Outcome): SelectedVerdict => ({ level: 'must', verdict });
const check = (verdict: Outcome): SelectedVerdict => ({ level: 'check', verdict });

test.each<[string, SelectedVerdict[], boolean, number]>([
  ['all passed', [must('passed'), check('passed')], true, 0],
  ['a failure', [must('passed'), must('failed')], true, 1],
  ['a failure and a target that went away', [must('target unreachable'), must('failed')], true, 1],
  ['a failure before the run broke off', [must('failed')], false, 1],
  ['a target that went away', [must('passed'), must('target unreachable')], true, 3],
  ['a set-up that failed for a check', [must('passed'), check('setup failed')], true, 3],
  ['a run that broke off', [must('passed')], false, 3],
  ['something not tested at all', [must('passed'), must('not tested')], true, 2],
  ['something inconclusive', [must('passed'), must('inconclusive')], true, 2],
  ['a check that failed or was not tested', [must('passed'), check('failed'), check('not tested')], true, 0],
  ['nothing applicable', [must('not applicable')], true, 2],
  ['nothing at all', [], true, 2],
  ['nothing but a waiver that holds', [must('waived')], true, 0],
  ['a waiver that holds no more', [must('unexpected pass')], true, 1],
])('%s', (_, verdicts, ranToItsEnd, exitCode) => {
  expect(exitCodes[runVerdict(verdicts, ranToItsEnd)]).toBe(exitCode);
});

property.prop([
  fc.array(fc.record({ level: fc.constantFrom('must', 'check'), verdict: fc.constantFrom(...outcomes) })),
])('conformant means that every must was judged and held', (verdicts) => {
  const good: Outcome[] = ['passed', 'waived', 'not applicable'];
  if (runVerdict(verdicts, true) === 'conformant') {
    expect(verdicts.filter(({ level }) => level === 'must').every(({ verdict }) => good.includes(verdict))).toBe(true);
  }
  expect(runVerdict(verdicts, false)).not.toBe('conformant');
});
