/** The head of an HTTP/1 answer, its status line and headers, made fit for a strict parser without losing what it says. */

/** The longest head that is read, interim answers before it included, in bytes. */
export const maxHeadBytes = 32 * 1024;
/** So many interim answers (1xx) may come before the answer. */
const mostInterim = 16;

export type HeadReading =
  /** The head is not whole yet. */
  | { readonly kind: 'more' }
  | { readonly kind: 'head'; readonly head: Buffer; readonly rest: Buffer }
  | { readonly kind: 'broken'; readonly why: string }
  /** No HTTP at all: everything that came. */
  | { readonly kind: 'not http'; readonly bytes: Buffer };

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/**
 * Reads one head, in whatever pieces it comes. What other clients read, and a strict parser refuses the whole page for, is tidied
 * up: interim answers are dropped (100 Continue is one that nobody asked for), a length that is given twice with one value stands
 * once, and not at all beside chunks (RFC 9112, 6.3), a header that goes on in the next line is one line, and lines may end
 * without a carriage return.
 */
export class AnswerHead {
  readonly #held = Buffer.allocUnsafe(maxHeadBytes);
  #length = 0;
  /** Bytes of the current line but carriage returns. */
  #inLine = 0;
  /** Where the current head begins, after interim answers. */
  #begin = 0;
  #interim = 0;

  /** Whether some of a head came, and not all of it. */
  get isPartial(): boolean {
    return this.#length > 0;
  }

  read(chunk: Buffer): HeadReading {
    for (const [index, byte] of chunk.entries()) {
      if (this.#length === maxHeadBytes) return broken(`its head has more than ${maxHeadBytes} bytes`);
      this.#held[this.#length] = byte;
      this.#length += 1;
      if (!this.#isHttpSoFar()) {
        const bytes = Buffer.concat([this.#held.subarray(0, this.#length), chunk.subarray(index + 1)]);
        return { kind: 'not http', bytes };
      }
      if (byte !== lineFeed) {
        if (byte !== carriageReturn) this.#inLine += 1;
        continue;
      }
      const isEmptyLine = this.#inLine === 0;
      this.#inLine = 0;
      if (!isEmptyLine) continue;
      const reading = this.#whole(chunk.subarray(index + 1));
      if (reading !== undefined) return reading;
    }
    return { kind: 'more' };
  }

  #isHttpSoFar(): boolean {
    const at = this.#length - 1 - this.#begin;
    return at >= protocol.length || this.#held[this.#length - 1] === protocol.charCodeAt(at);
  }

  /** A head is whole; undefined if it is that of an interim answer, and another one follows. */
  #whole(rest: Buffer): HeadReading | undefined {
    const lines = this.#held.toString('latin1', this.#begin, this.#length).split(/\r?\n/);
    const [statusLine = '', ...headers] = lines.slice(0, -2);
    const status = Number(/^HTTP\/1\.[01] (\d{3})(?: |$)/.exec(statusLine)?.[1] ?? Number.NaN);
    if (status < 100) return broken(`it has status ${String(status).padStart(3, '0')}, which is none`);
    if (status < 200 && status !== 101) {
      this.#interim += 1;
      if (this.#interim > mostInterim) return broken(`more than ${mostInterim} interim answers (1xx) came before it`);
      this.#begin = this.#length;
      return undefined;
    }
    const tidied = withOneLength(unfolded(headers));
    if (typeof tidied === 'string') return broken(tidied);
    return { kind: 'head', head: Buffer.from([statusLine, ...tidied, '', ''].join('\r\n'), 'latin1'), rest };
  }
}

const protocol = 'HTTP/1.';

function broken(why: string): HeadReading {
  return { kind: 'broken', why };
}

function unfolded(lines: readonly string[]): readonly string[] {
  return lines.reduce<string[]>((all, line) => {
    const before = /^[ \t]/.test(line) ? all.pop() : undefined;
    all.push(before === undefined ? line : `${before} ${line.trim()}`);
    return all;
  }, []);
}

/** The lines with one Content-Length at most, or why that cannot be. */
function withOneLength(lines: readonly string[]): readonly string[] | string {
  const isLength = (line: string) => /^content-length[ \t]*:/i.test(line);
  const given = lines.filter(isLength).flatMap((line) => line.slice(line.indexOf(':') + 1).split(','));
  const lengths = [...new Set(given.map((length) => length.trim()))];
  if (lengths.length > 1) {
    return `it has more than one length: ${lengths
      .slice(0, 3)
      .map((length) => length.slice(0, 20))
      .join(', ')}`;
  }
  const others = lines.filter((line) => !isLength(line));
  const isChunked = others.some((line) => /^transfer-encoding[ \t]*:[ \t]*chunked[ \t]*$/i.test(line));
  return isChunked || given.length === 0 ? others : [...others, `Content-Length: ${lengths[0]}`];
}
