import { posix } from 'node:path';

/** A source file of the repository: its path from the root, with forward slashes, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

interface Boundary {
  /** The files that it holds for: those whose path begins so. */
  readonly from: string;
  /** What those files may refer to: paths that begin with one of these. */
  readonly to: readonly string[];
  readonly because: string;
}

/** The first that fits a file holds for it. Packages are free to all; what they are for is knip's and the reader's care. */
const boundaries: readonly Boundary[] = [
  {
    from: 'mocks/',
    to: ['mocks/', 'src/control/wire.ts'],
    because: 'the mock and the kit share the wire format and nothing else, or the suite would test a copy of itself',
  },
  {
    from: 'src/oracle/',
    to: [
      'src/oracle/',
      'src/history/',
      'src/timing/',
      'src/requirements/',
      'src/verdict/',
      'src/status/server-status.ts',
    ],
    because: 'what is expected is worked out from what was observed alone',
  },
  {
    from: 'src/history/',
    to: ['src/history/', 'src/timing/', 'src/control/wire.ts', 'src/status/server-status.ts', 'src/verdict/'],
    because: 'what is known follows from the facts, whoever wrote them',
  },
  {
    from: 'src/judge/',
    to: [
      'src/judge/',
      'src/history/',
      'src/oracle/',
      'src/timing/',
      'src/control/wire.ts',
      'src/status/',
      'src/verdict/',
      'src/requirements/',
    ],
    because: 'who judges asks the target nothing and does nothing to it',
  },
  {
    from: 'src/drive/',
    to: ['src/drive/', 'src/history/', 'src/timing/', 'src/control/'],
    because: 'who acts does not look and does not judge',
  },
  {
    from: 'src/watch/',
    to: ['src/watch/', 'src/history/', 'src/oracle/', 'src/timing/', 'src/control/', 'src/status/', 'src/http/'],
    because: 'who looks does not act and does not judge',
  },
  { from: 'src/targets/', to: ['src/', 'mocks/'], because: 'a target is part of the kit, and may launch the mock' },
  { from: 'src/', to: ['src/', 'package.json'], because: 'of the kit only src/targets knows the mock' },
  { from: 'steps/', to: ['steps/', 'src/'], because: 'steps know the kit, and nothing of what stands behind the seam' },
  {
    from: 'bin/',
    to: ['bin/', 'src/', 'dist/src/', 'node_modules/.bin/node'],
    because: 'the command is part of the kit',
  },
  { from: 'packaging/', to: ['packaging/', 'src/'], because: 'what makes the package is no part of it' },
  { from: 'bench/', to: ['bench/', 'src/', 'mocks/'], because: 'nothing but tests imports tests' },
  {
    from: 'test/',
    to: ['test/', 'src/', 'mocks/', 'steps/', 'bin/', 'docs/', 'packaging/'],
    because: 'a benchmark is no part of a test',
  },
];

/**
 * The rooms of the kit, the ground floor first: a room refers to itself and to those before it, never to one after it. So
 * whatever judges knows nothing of who acts, whatever acts nothing of how it is reported, and nothing knows the command line.
 */
const floors: readonly string[] = [
  'kit',
  'verdict',
  'requirements',
  'http',
  'status',
  'control',
  'timing',
  'upgrade',
  'history',
  'oracle',
  'judge',
  'drive',
  'watch',
  'targets',
  'scenario',
  'recording',
  'explore',
  'report',
  'run',
  'self-test',
  'cli',
];

/** Every place where a file refers to another across a boundary, a sentence each; empty when all is well. */
export function roomProblems(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const targets = references(text).map((written) => posix.join(posix.dirname(path), written));
    const boundary = boundaries.find(({ from }) => path.startsWith(from));
    const forbidden = boundary === undefined ? [] : targets.filter((target) => !isBelow(target, boundary.to));
    return [
      ...forbidden.map((target) => `${path} refers to ${target}: ${boundary?.because}`),
      ...upward(path, targets),
    ];
  });
}

function isBelow(target: string, allowed: readonly string[]): boolean {
  return allowed.some((start) => target.startsWith(start));
}

function upward(path: string, targets: readonly string[]): string[] {
  const own = roomOf(path);
  if (own === undefined) return [];
  const floor = floors.indexOf(own);
  if (floor === -1) return [`${path} lies in a room that test/gate/rooms.ts does not know: say on which floor it is`];
  return targets
    .filter((target) => floors.indexOf(roomOf(target) ?? own) > floor)
    .map((target) => `${path} refers to ${target}: ${roomOf(target)} is above ${own} (test/gate/rooms.ts)`);
}

/** The room of a file of the kit; undefined for anything else. */
function roomOf(path: string): string | undefined {
  return /^src\/([^/]+)\//.exec(path)?.[1];
}

/** The relative paths that a file imports, exports from, loads when needed or names by URL. */
function references(text: string): string[] {
  const forms = [
    /\bfrom\s*['"](\.[^'"]*)['"]/g,
    /\bimport\s*['"](\.[^'"]*)['"]/g,
    /\bimport\(\s*['"`](\.[^'"`]*)['"`]/g,
    /\bnew URL\(\s*['"`](\.[^'"`]*)['"`]\s*,\s*import\.meta\.url/g,
  ];
  return forms.flatMap((form) => [...text.matchAll(form)].flatMap(([, path]) => path ?? []));
}
