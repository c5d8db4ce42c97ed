/**
 * The body of an answer while it arrives, in one growing buffer: pieces that are kept one by one cost a hundred times their
 * bytes where a server sends a byte at a time.
 */
export class BodyBuffer {
  readonly #maxBytes: number;
  readonly #maxPieces: number;
  #bytes: Buffer = Buffer.alloc(0);
  #length = 0;
  #pieces = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    this.#maxPieces = Math.max(fewestPieces, Math.ceil(maxBytes / smallestPiece));
  }

  add(piece: Uint8Array): 'added' | 'too large' | 'too many pieces' {
    const length = this.#length + piece.byteLength;
    if (length > this.#maxBytes) return 'too large';
    this.#pieces += 1;
    if (this.#pieces > this.#maxPieces) return 'too many pieces';
    if (this.#pieces === 1) {
      // Most bodies come in one piece, which needs no copy.
      this.#bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    } else {
      if (length > this.#bytes.length || this.#pieces === 2) this.#grow(length);
      this.#bytes.set(piece, this.#length);
    }
    this.#length = length;
    return 'added';
  }

  get whole(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  #grow(least: number): void {
    const grown = Buffer.allocUnsafe(Math.min(this.#maxBytes, Math.max(2 * least, 4096)));
    grown.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = grown;
  }
}

/** On average, in a body of the largest size; a short one may come byte by byte. */
const smallestPiece = 64;
const fewestPieces = 20_000;
