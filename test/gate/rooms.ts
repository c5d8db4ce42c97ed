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
  { from: 'bin/', to: ['src/', 'dist/src/', 'node_modules/.bin/node'], because: 'the command is part of the kit' },
  { from: 'packaging/', to: ['packaging/', 'src/'], because: 'what makes the package is no part of it' },
  { from: 'bench/', to: ['bench/', 'src/', 'mocks/'], because: 'nothing but tests imports tests' },
  {
    from: 'test/',
    to: ['test/', 'src/', 'mocks/', 'steps/', 'bin/', 'docs/', 'packaging/'],
    because: 'a benchmark is no part of a test',
  },
];

/** Every place where a file refers to another across a boundary, a sentence each; empty when all is well. */
export function roomProblems(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const boundary = boundaries.find(({ from }) => path.startsWith(from));
    if (boundary === undefined) return [];
    return references(text)
      .map((written) => posix.join(posix.dirname(path), written))
      .filter((target) => !boundary.to.some((allowed) => target.startsWith(allowed)))
      .map((target) => `${path} refers to ${target}: ${boundary.because}`);
  });
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
