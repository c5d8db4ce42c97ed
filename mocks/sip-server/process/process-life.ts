/** What the processes of this target have in common: how they begin and how they end. */

/** Starts the process; a failure is one line on standard error and exit code 1. */
export async function begin(name: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (cause) {
    console.error(`sip-ha ${name}: ${cause instanceof Error ? cause.message : String(cause)}`);
    process.exit(1);
  }
}

/**
 * Says on standard output that the process is ready, and lets it end in order from then on: on SIGTERM, and on SIGINT or,
 * if another process started it, when standard input ends. Ctrl-C reaches that process too, and it decides then.
 */
export function ready(line: unknown, untilStdinEnds: boolean, end: () => Promise<void>): void {
  let ending = false;
  const endOnce = () => {
    if (ending) return;
    ending = true;
    void end().finally(() => process.exit(0));
  };
  process.on('SIGTERM', endOnce);
  process.on('SIGINT', untilStdinEnds ? () => {} : endOnce);
  if (untilStdinEnds) process.stdin.on('end', endOnce).on('close', endOnce).on('error', endOnce).resume();
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

/** @throws Error if it is not one from 0 to `most` */
export function wholeNumber(option: string, text: string, most: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) > most)
    throw new Error(`${option} must be a whole number from 0 to ${most}, not "${text}"`);
  return Number(text);
}

/**
 * A bearer token from the environment, where other users of the machine cannot read it. Taken out of it: the processes that
 * this one starts have no use for it.
 */
export function takeToken(variable: string): string {
  const token = process.env[variable] ?? '';
  Reflect.deleteProperty(process.env, variable);
  if (token.length < 16) throw new Error(`${variable} must be set to at least 16 characters`);
  return token;
}
