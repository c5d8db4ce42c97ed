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
  const text = Buffer.concat(framesOf(log).map(({ bytes }) => bytes)).toString('utf8');
  return text.split('\n').flatMap((line) => {
    const [, time = '', rest = ''] = /^(\S+) (.*)$/.exec(line) ?? [];
    const writtenAt = Date.parse(time);
    return Number.isNaN(writtenAt) ? [] : { writtenAt, text: rest };
  });
}

/** What Docker sends of a program's output: whose it is, and the bytes. What is cut off at the end is as long as it is. */
export function framesOf(output: Buffer): { readonly stream: 'stdout' | 'stderr'; readonly bytes: Buffer }[] {
  const frames = [];
  for (let at = 0; at + headerBytes <= output.length; ) {
    const end = at + headerBytes + output.readUInt32BE(at + 4);
    const stream: 'stdout' | 'stderr' = output.readUInt8(at) === 2 ? 'stderr' : 'stdout';
    frames.push({ stream, bytes: output.subarray(at + headerBytes, end) });
    at = end;
  }
  return frames;
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
