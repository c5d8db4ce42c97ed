import { expect, test } from 'vitest';
import { findOpenPoint, openPoints } from '../../src/requirements/readings.ts';
import { registry } from '../../src/requirements/registry.ts';

/** The slugs of the document's demands never change; this list is copied from it by hand. */
const slugs = `
  http.status-page http.flag-values http.port-option
  sync.missing-after-restart sync.missing-after-link-loss sync.new-calls sync.only-missing sync.ended-call-leaves
  sync.version-gate
  option.batch-limit option.batch-pause option.default option.range option.takes-effect option.location
  ready.primary.connection ready.primary.sixty-seconds ready.primary.calls-synchronized
  ready.primary.multisite-finished ready.primary.all
  ready.backup.connection ready.backup.calls-synchronized ready.backup.all
  ready.upgrade.primary-never ready.upgrade.backup-always ready.upgrade.follows-role
  switch.no-loss-when-ready switch.double-failure
  procedure.check-backup procedure.upgrade-backup procedure.check-both procedure.switchover
  procedure.check-new-backup procedure.upgrade-new-backup procedure.never-stop-primary procedure.outcome
`;

test('the registry has every demand of the document, once, in its order', () => {
  expect(registry.map(({ slug }) => slug)).toEqual(slugs.trim().split(/\s+/));
});

test('only the double failure is for information', () => {
  expect(registry.filter(({ level }) => level === 'check').map(({ slug }) => slug)).toEqual(['switch.double-failure']);
});

test('every open point that a requirement names is explained, and none twice', () => {
  const named = registry.flatMap(({ openReadings }) => openReadings);
  expect(named.filter((point) => findOpenPoint(point) === undefined)).toEqual([]);
  expect(new Set(openPoints.map(({ point }) => point)).size).toBe(openPoints.length);
});
