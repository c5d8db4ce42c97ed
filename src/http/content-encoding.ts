import { gunzipSync, inflateSync } from 'node:zlib';
import { foreignText } from './foreign-text.ts';

export type PlainBody =
  | { readonly kind: 'plain'; readonly bytes: Uint8Array }
  | { readonly kind: 'too large' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** A body without its content coding. Nobody asked for one, and some servers send one all the same. */
export function plainBody(bytes: Uint8Array, encoding: string | undefined, maxBytes: number): PlainBody {
  const coding = encoding?.trim().toLowerCase() ?? '';
  if (coding === '' || coding === 'identity' || bytes.length === 0) return { kind: 'plain', bytes };
  const unpack = unpackers.get(coding);
  if (unpack === undefined) {
    return { kind: 'unreadable', why: `it is encoded as "${foreignText(coding, 40)}", and nobody asked for that` };
  }
  try {
    return { kind: 'plain', bytes: unpack(bytes, { maxOutputLength: maxBytes }) };
  } catch (error) {
    if (error instanceof RangeError) return { kind: 'too large' };
    return { kind: 'unreadable', why: `it says that it is encoded as ${coding}, and is not` };
  }
}

const unpackers = new Map<string, typeof gunzipSync>([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['deflate', inflateSync],
]);
