import { TextDecoder } from 'node:util';

/**
 * A page's bytes as text. The character set is that of the byte order mark, else of the XML prolog, else of the
 * Content-Type (whose media type nobody reads: real servers send an unusable one), else UTF-8. Never throws: an unknown
 * character set is read as UTF-8, and bytes that do not fit become U+FFFD.
 */
export function pageText(bytes: Uint8Array, contentType: string | undefined): string {
  const decoder = decoderFor(bytes, contentType) ?? new TextDecoder();
  return decoder.decode(bytes);
}

function decoderFor(bytes: Uint8Array, contentType: string | undefined): TextDecoder | undefined {
  const wide = wideByStart(bytes);
  if (wide !== undefined) return decoder(wide);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return undefined;
  const prolog = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([A-Za-z][\w.-]{0,39})["']/.exec(
    ascii(bytes.subarray(0, 256)),
  )?.[1];
  const charset = prolog ?? /;\s*charset\s*=\s*"?([^\s";]{1,40})/i.exec(contentType ?? '')?.[1];
  // Who could be read this far in single bytes is not UTF-16, whatever the prolog says.
  if (charset === undefined || (prolog !== undefined && /^utf-?16/i.test(prolog))) return undefined;
  return decoder(charset);
}

/** UTF-16 by its byte order mark, or by its first character "<". */
function wideByStart(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0x00)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0x00 && second === 0x3c)) return 'utf-16be';
  return undefined;
}

function decoder(label: string): TextDecoder | undefined {
  try {
    return new TextDecoder(label);
  } catch {
    return undefined;
  }
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
