import { join } from 'node:path';
import type { Deviation } from '../../mocks/deviations/deviation.ts';
import { findDeviation } from '../../mocks/deviations/index.ts';
import {
  countConformant,
  countExitCode,
  countExplored,
  countHostile,
  countRejected,
  countSelfTest,
  countVitest,
  countVitestWithDocker,
  countWithDocker,
} from './count.ts';
import type { Gate } from './gate.ts';

/** The wrong servers that the gate runs the whole suite against; it must name the requirement that each of them breaks. */
const wrongServers = ['ready-before-sixty-seconds', 'batch-limit-ignored', 'upgrade-ready-primary', 'synced-flag-lies'];

/** Seconds without a word after which a gate hangs. All of them say how far they are, or take less than that on any machine. */
const silentFor = 900;

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
    hostile,
    unitTests(join(directory, 'vitest.json')),
    dockerTests(join(directory, 'vitest-docker.json')),
    conformant('mock', join(directory, 'mock')),
    ...wrongServers.map((name) => wrongServer(findDeviation(name), join(directory, name))),
    packageTests(join(directory, 'vitest-package.json')),
    explored(join(directory, 'explore')),
    selfTest(join(directory, 'self-test')),
    conformant('process', join(directory, 'process')),
    inContainers(join(directory, 'container')),
  ];
}

function tool(name: string, about: string, ...command: [string, ...string[]]): Gate {
  return { name, about, command, silentFor, alone: false, count: countExitCode };
}

function vitest(report: string, ...options: readonly string[]): readonly ['vitest', ...string[]] {
  return ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...options];
}

/** Containers that are made beside tests of the wall clock would make these late. */
const testsWithDocker = [
  'test/targets/container-target.test.ts',
  'test/targets/container/vendor-image-in-docker.test.ts',
  'test/packaging/kit-image-in-docker.test.ts',
];

/** Cases that wait, and cases that are measured: time that other work takes from it is not counted. */
const hostile: Gate = {
  name: 'hostile',
  about: 'whatever a hostile target or a hasty person does: never a pass, never out of its place, never without end',
  command: ['node', 'test/hostile/run-hostile.ts'],
  silentFor,
  alone: false,
  count: countHostile,
};

/** They install the package, and take their time. */
const testsOfThePackage = 'test/packaging/installed.test.ts';

function packageTests(report: string): Gate {
  return {
    name: 'package',
    about: 'the packed kit is installed into an empty project and used there',
    command: vitest(report, testsOfThePackage),
    silentFor,
    alone: false,
    count: countVitest(report),
  };
}

function unitTests(report: string): Gate {
  return {
    name: 'tests',
    about: 'unit and property tests, room boundaries, traceability, schemas, the rules of the features',
    command: vitest(report, ...[...testsWithDocker, testsOfThePackage].map((file) => `--exclude=${file}`)),
    silentFor,
    // Some of them start real processes and look at the wall clock.
    alone: true,
    count: countVitest(report),
  };
}

function dockerTests(report: string): Gate {
  return {
    name: 'docker-tests',
    about: "containers are cut, killed and made anew, a vendor's too; nothing is left behind; the kit's own image runs",
    command: vitest(report, '--no-file-parallelism', ...testsWithDocker),
    // Four minutes where other work is going on.
    silentFor,
    alone: true,
    count: countVitestWithDocker(report),
  };
}

function selfTest(directory: string): Gate {
  const command = ['node', 'bin/sip-ha.js', 'self-test', '--report-dir', directory] as const;
  return {
    name: 'self-test',
    about:
      'every wrong server is found under its own requirement, every unusual right one is accepted, the document is current',
    command: [...command, '--check-document', 'docs/self-test.md'],
    silentFor,
    alone: false,
    count: countSelfTest(join(directory, 'self-test.json')),
  };
}

function conformant(target: string, directory: string): Gate {
  return {
    name: target,
    about: `the features hold on ${target}`,
    command: ['node', 'bin/sip-ha.js', 'conformance', '--target', target, '--report-dir', directory],
    silentFor,
    alone: target !== 'mock',
    count: countConformant(join(directory, 'conformance.json')),
  };
}

function explored(directory: string): Gate {
  return {
    name: 'explore',
    about: 'a right pair is found right in generated histories that cover every reachable pair of situation and action',
    command: ['node', 'bin/sip-ha.js', 'explore', '--report-dir', directory],
    silentFor,
    alone: false,
    count: countExplored(join(directory, 'conformance.json')),
  };
}

function inContainers(directory: string): Gate {
  const gate = conformant('container', directory);
  // Two minutes of waiting that no clock can shorten, and containers to be made and removed.
  return { ...gate, silentFor, count: countWithDocker(gate.count, process.env['CI'] === 'true') };
}

function wrongServer({ name, requirement }: Deviation, directory: string): Gate {
  return {
    name,
    about: `a wrong server is rejected for ${requirement}`,
    command: ['node', 'bin/sip-ha.js', 'conformance', '--deviation', name, '--report-dir', directory],
    silentFor,
    alone: false,
    count: countRejected(join(directory, 'conformance.json'), requirement),
  };
}
