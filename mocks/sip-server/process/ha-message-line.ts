import { HaMessage } from '../ha-message.ts';

/** A line of the HA connection; undefined if it is no message. */
export function readHaMessage(line: string): HaMessage | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  return HaMessage.safeParse(value).data;
}
