/** Cuts a byte stream into lines of UTF-8 text. A line that grows beyond the limit is refused, not stored. */
export interface LineReader {
  /** Calls `onLine` for every line that the bytes complete, in order. False: the limit was passed, give the stream up. */
  read(bytes: Buffer): boolean;
}

const newline = 0x0a;

/** @param maxBytes the longest line, without its newline */
export function createLineReader(maxBytes: number, onLine: (line: string) => void): LineReader {
  let begun: Buffer[] = [];
  let begunBytes = 0;
  return {
    read(bytes) {
      let from = 0;
      for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, from)) {
        if (begunBytes + end - from > maxBytes) return false;
        const last = bytes.subarray(from, end);
        const line = begun.length === 0 ? last : Buffer.concat([...begun, last]);
        begun = [];
        begunBytes = 0;
        from = end + 1;
        onLine(line.toString('utf8'));
      }
      if (from < bytes.length) {
        begun.push(bytes.subarray(from));
        begunBytes += bytes.length - from;
      }
      return begunBytes <= maxBytes;
    },
  };
}
