import { join } from 'node:path';
import { countConformant, countExitCode, countRejected, countVitest } from './count.ts';
import type { Gate } from './gate.ts';

/** The wrong servers that the gate runs in full, each with the requirement that the suite must name. */
const rejected: readonly (readonly [deviation: string, slug: string])[] = [
  ['ready-before-sixty-seconds', 'ready.primary.sixty-seconds'],
  ['batch-limit-ignored', 'option.batch-limit'],
  ['upgrade-ready-primary', 'ready.upgrade.primary-never'],
  ['synced-flag-lies', 'sync.missing-after-restart'],
];

/**
 * Every gate, the quick ones first.
 *
 * @param directory where their reports may go; it exists
 */
export function allGates(directory: string): readonly Gate[] {
  return [
    tool('types', 'TypeScript finds no error', 'tsc', '-p', '.'),
    tool('format', 'Biome: format, order of imports, lint', 'biome', 'ci', '--colors=off', '.'),
    tool('lint', 'oxlint: promises are awaited, imports end in .ts', 'oxlint', '--type-aware', '--deny-warnings'),
    tool(
      'unused',
      'knip: no unused file, export or dependency',
      'knip',
      '--no-progress',
      '--treat-config-hints-as-errors',
    ),
    unitTests(join(directory, 'vitest.json')),
    conformant('mock', join(directory, 'mock')),
    ...rejected.map(([deviation, slug]) => wrongServer(deviation, slug, join(directory, deviation))),
    conformant('process', join(directory, 'process')),
  ];
}

function tool(name: string, about: string, ...command: [string, ...string[]]): Gate {
  return { name, about, command, atMost: 120, alone: false, count: countExitCode };
}

function unitTests(report: string): Gate {
  return {
    name: 'tests',
    about: 'unit and property tests, room boundaries, traceability, schemas, the rules of the features',
    command: ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    atMost: 300,
    // Some of them start real processes and look at the wall clock.
    alone: true,
    count: countVitest(report),
  };
}

function conformant(target: string, directory: string): Gate {
  return {
    name: target,
    about: `the features hold on ${target}`,
    command: ['node', 'bin/sip-ha.js', 'conformance', '--target', target, '--report-dir', directory],
    atMost: 180,
    alone: target !== 'mock',
    count: countConformant(join(directory, 'conformance.json')),
  };
}

function wrongServer(deviation: string, slug: string, directory: string): Gate {
  return {
    name: deviation,
    about: `a wrong server is rejected for ${slug}`,
    command: ['node', 'bin/sip-ha.js', 'conformance', '--deviation', deviation, '--report-dir', directory],
    atMost: 180,
    alone: false,
    count: countRejected(join(directory, 'conformance.json'), slug),
  };
}
