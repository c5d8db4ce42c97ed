/** How a call's number is written in the control protocol: 17 is `c-17`. */

export function writeCallId(call: number): string {
  return `c-${call}`;
}

/** @returns undefined for a text that this server never gave */
export function readCallId(text: string): number | undefined {
  const call = Number(text.slice(2));
  return Number.isSafeInteger(call) && writeCallId(call) === text ? call : undefined;
}
