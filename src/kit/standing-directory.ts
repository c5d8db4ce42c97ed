import { dirname, isAbsolute, join, relative } from 'node:path';
import { packageRoot } from './package-info.ts';

/** Where a command was called, and how. */
export interface Standing {
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

const here: Standing = { directory: process.cwd(), environment: process.env };

/**
 * A path as it was typed, made one that holds in this process. npm starts a script of the kit in the kit's own directory,
 * whatever the directory in which one stands, and names that one in INIT_CWD.
 */
export function fromWhereOneStands(path: string, { directory, environment }: Standing = here): string {
  const stood = environment['INIT_CWD'];
  if (stood === undefined || isAbsolute(path) || !isScriptOfKit({ directory, environment })) return path;
  return relative(directory, stood) === '' ? path : join(stood, path);
}

/** Whether npm has started this process as a script of the kit, and not as one of somebody's project or by another script. */
export function isScriptOfKit({ directory, environment }: Standing = here): boolean {
  const script = environment['npm_lifecycle_script'] ?? '';
  const project = environment['npm_package_json'];
  return (
    project !== undefined &&
    dirname(project) === packageRoot &&
    directory === packageRoot &&
    /\bbin\/sip-ha\.js\b/.test(script)
  );
}
