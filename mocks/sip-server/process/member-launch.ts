import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type LaunchedProcess, launchProcess } from './launched-process.ts';

/** A member's process with the token of its agent. */
export interface LaunchedMembers extends LaunchedProcess {
  readonly token: string;
}

const program = fileURLToPath(new URL('member-process.ts', import.meta.url));
const names = ["the first members' process", "the second members' process"] as const;
/** Generous: both start in a third of a second, but a machine may be busy. */
const deadline = 20_000;

/**
 * Starts the two processes, as two machines with one member of each pair.
 *
 * @param options for both, see `node member-process.ts --help`
 * @throws Error when one does not start; none is left running then
 */
export async function launchBoth(options: readonly string[]): Promise<readonly [LaunchedMembers, LaunchedMembers]> {
  const [first, second] = await Promise.allSettled([launch(names[0], options), launch(names[1], options)]);
  if (first.status === 'fulfilled' && second.status === 'fulfilled') return [first.value, second.value];
  for (const result of [first, second]) if (result.status === 'fulfilled') await result.value.end();
  throw first.status === 'rejected' ? first.reason : second.status === 'rejected' ? second.reason : undefined;
}

async function launch(name: string, options: readonly string[]): Promise<LaunchedMembers> {
  const token = randomBytes(24).toString('hex');
  const launched = await launchProcess({
    name,
    program,
    options: ['--until-stdin-ends', ...options],
    environment: { SIP_HA_AGENT_TOKEN: token },
    deadline,
  });
  return { ...launched, token };
}
