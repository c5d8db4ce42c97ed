/** How a call's number is written in the control protocol: 17 is `mock-call-17`. */

/** Long enough for V8, which keeps every text of up to ten characters that it reads from JSON in a table: twice the time. */
const prefix = 'mock-call-';

export function writeCallId(call: number): string {
  return `${prefix}${call}`;
}

/** @returns undefined for a text that this server never gave */
export function readCallId(text: string): number | undefined {
  const call = Number(text.slice(prefix.length));
  return Number.isSafeInteger(call) && writeCallId(call) === text ? call : undefined;
}
