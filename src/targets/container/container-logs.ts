import { z } from 'zod';

/** One line that a container wrote. */
export interface LogLine {
  /** Unix time in milliseconds. */
  readonly writtenAt: number;
  readonly text: string;
}

/** What a member of our image prints of its own log. */
const MemberEvent = z.strictObject({ at: z.number().nonnegative(), text: z.string() });
type MemberEvent = z.infer<typeof MemberEvent>;

const headerBytes = 8;

/**
 * The lines of a container's log as Docker sends it: standard output and standard error in frames, each line after the time
 * at which it was written. What is cut off in the middle is left out.
 */
export function readLog(log: Buffer): LogLine[] {
  let text = '';
  for (let at = 0; at + headerBytes <= log.length; ) {
    const end = at + headerBytes + log.readUInt32BE(at + 4);
    text += log.toString('utf8', at + headerBytes, end);
    at = end;
  }
  return text.split('\n').flatMap((line) => {
    const [, time = '', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    const writtenAt = Date.parse(time);
    return Number.isNaN(writtenAt) ? [] : { writtenAt, text: rest };
  });
}

/** @returns undefined where it is something else */
export function readMemberEvent(text: string): MemberEvent | undefined {
  if (!text.startsWith('{"at":')) return undefined;
  try {
    return MemberEvent.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
