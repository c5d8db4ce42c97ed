import { describe, expect, test } from 'vitest';
import type { PairHistory } from '../../src/history/pair-history.ts';
import { judgeLook } from '../../src/judge/judge-look.ts';
import type { StatusAnswer } from '../../src/status/server-status.ts';
import { type Interval, instant, interval } from '../../src/timing/interval.ts';
import { connectedAt } from '../oracle/histories.ts';
import { look, notReady, page, ready, silence } from './looks.ts';

const primary = page('primary');
const backup = page('backup');
const invalid = { kind: 'invalid', text: 'yes' } as const;
const malformed: StatusAnswer = { kind: 'malformed', why: 'half an XML document' };
const brokenOff: StatusAnswer = { ...malformed, brokenOff: true };
const unsupported: StatusAnswer = { kind: 'unsupported build', version: undefined, roleText: '' };

const listed = { listings: [{ at: instant(1), establishment: 0, missing: 0 }] };
const settled = connectedAt([0], listed);
const lost = connectedAt([0, 70]);
const opening = connectedAt([0, 70, interval(79, Number.POSITIVE_INFINITY)]);
const switching = connectedAt([0], { roleChanges: [{ at: interval(79, Number.POSITIVE_INFINITY), era: 1 }] });

function found(history: PairHistory, first: StatusAnswer, second: StatusAnswer, at: Interval | number = 80) {
  return judgeLook(history, look(first, second, at), { grace: 0 }).map(({ requirement }) => requirement);
}

describe('what one look shows to be wrong', () => {
  const set = { readyForSwitchover: ready };
  test.each<[string, PairHistory, StatusAnswer, StatusAnswer, readonly string[]]>([
    ['nothing', settled, page('primary', set), page('backup', set), []],
    [
      'a primary ready for upgrade',
      settled,
      page('primary', { ...set, readyForUpgrade: ready }),
      page('backup', set),
      ['ready.upgrade.primary-never'],
    ],
    [
      'a backup not ready for upgrade',
      lost,
      primary,
      page('backup', { readyForUpgrade: notReady }),
      ['ready.upgrade.backup-always'],
    ],
    [
      'both ready without a connection',
      lost,
      page('primary', set),
      page('backup', set),
      ['ready.primary.connection', 'ready.backup.connection'],
    ],
    ['neither ready with all conditions met', settled, primary, backup, ['ready.primary.all', 'ready.backup.all']],
    [
      'a flag that is neither 0 nor 1',
      lost,
      page('primary', { readyForSwitchover: invalid }),
      backup,
      ['http.flag-values'],
    ],
    [
      'both flags so',
      lost,
      primary,
      page('backup', { readyForSwitchover: invalid, readyForUpgrade: invalid }),
      ['http.flag-values', 'http.flag-values'],
    ],
    ['the roles count, not the members', lost, page('backup', set), primary, ['ready.backup.connection']],
    ['a role not yet given (A10)', lost, page('other', { ...set, readyForUpgrade: notReady }), backup, []],
    ['no answer, which is for the scenario to judge', settled, silence, silence, []],
    ['no page while surely connected', settled, malformed, page('backup', set), ['http.status-page']],
    [
      'half a page, while surely connected: the network may have done that',
      settled,
      brokenOff,
      page('backup', set),
      [],
    ],
    ['no flags while surely connected', settled, page('primary', set), unsupported, ['http.status-page']],
    ['half a page of a member that is being stopped', lost, primary, malformed, []],
    ['no flags of a member that is being started', opening, primary, unsupported, []],
    [
      'the flag of the old role while roles change',
      switching,
      page('primary', { readyForUpgrade: ready }),
      page('backup', { readyForUpgrade: notReady }),
      [],
    ],
  ])('%s', (_, history, first, second, requirements) => {
    expect(found(history, first, second)).toEqual(requirements);
  });

  test('every condition that fails under a ready flag is named', () => {
    const history = connectedAt([0], { listings: [{ at: instant(90), establishment: 0, missing: 3 }] });
    expect(found(history, page('primary', { readyForSwitchover: ready }), backup, 59)).toEqual([
      'ready.primary.sixty-seconds',
      'ready.primary.calls-synchronized',
    ]);
  });

  test('a finding says what was demanded, what was seen and when, for a reader who was not there', () => {
    const [finding] = judgeLook(
      lost,
      look(page('primary', { readyForSwitchover: ready }), backup, interval(80, 80.5)),
      { grace: 5 },
    );
    expect(finding).toEqual({
      requirement: 'ready.primary.connection',
      outcome: 'failed',
      demand: 'the primary is not ready for switchover while there is no HA connection',
      accepted: ['not ready'],
      seen: 'first: primary, switchover ready, upgrade not ready',
      at: interval(80, 80.5),
    });
  });

  test('flags of the old role are fair for the grace period after a role change, and no longer', () => {
    const changed = connectedAt([0], { roleChanges: [{ at: interval(10, 11), era: 1 }] });
    const stale = look(page('primary', { readyForUpgrade: ready }), backup, interval(13, 14));
    expect(judgeLook(changed, stale, { grace: 3 })).toEqual([]);
    expect(judgeLook(changed, stale, { grace: 1 }).map(({ requirement }) => requirement)).toEqual([
      'ready.upgrade.primary-never',
      'ready.upgrade.follows-role',
    ]);
  });
});
