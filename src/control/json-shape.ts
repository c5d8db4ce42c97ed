/**
 * How much an answer in JSON is, before it is parsed: a body that is small in bytes can be large in objects. A mebibyte of
 * brackets makes a million lists.
 */

/** Far more than any answer of the protocol has; the longest list is that of calls. */
const most = { levels: 16, objectsAndLists: 200_000, names: 500_000, items: 2_500_000 };

const [quote, backslash, comma, colon] = [0x22, 0x5c, 0x2c, 0x3a];
const opening: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const closing: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Why the text is more than any answer can be; undefined if it is not. Whether it is JSON is for the parser to say. */
export function jsonExcess(bytes: Uint8Array): string | undefined {
  let depth = 0;
  let containers = 0;
  let names = 0;
  let items = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === comma) items += 1;
    else if (byte === colon) names += 1;
    else if (opening.has(byte)) {
      depth += 1;
      containers += 1;
      if (depth > most.levels) return `it is nested more than ${most.levels} levels deep`;
      if (containers > most.objectsAndLists) return `it has more than ${most.objectsAndLists} objects and lists`;
    } else if (closing.has(byte)) depth -= 1;
    if (items > most.items) return `it has more than ${most.items} values`;
    if (names > most.names) return `it has more than ${most.names} fields`;
  }
  return undefined;
}

/** Where the string that begins at `from` ends; at the end of the text where it has no end. */
function endOfString(bytes: Uint8Array, from: number): number {
  for (let end = bytes.indexOf(quote, from + 1); end !== -1; end = bytes.indexOf(quote, end + 1)) {
    let backslashes = 0;
    while (bytes[end - 1 - backslashes] === backslash) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return bytes.length;
}
