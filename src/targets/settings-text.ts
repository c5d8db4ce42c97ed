import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';

/** A file that a person wrote cannot be used. The message says in which file and line, what was expected, what came, what to do. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

const mostBytes = 1024 * 1024;

/**
 * The text of a file that a person wrote. What editors and word processors get wrong is told as that: another encoding, and
 * characters that look like others or like nothing.
 *
 * @param what for messages, such as "the settings of an image"
 * @throws SettingsError
 */
export function readSettingsText(file: string, what: string): string {
  const text = textOf(file, readBytes(file, what));
  for (const [index, line] of text.split('\n').entries()) {
    const found = misleading.exec(line);
    // What stands in a comment is nobody's matter.
    if (found === null || /(?:^|\s)#/.test(line.slice(0, found.index))) continue;
    const code = `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    throw new SettingsError(
      `${file}:${index + 1}: expected characters that can be seen, came ${code} in column ${found.index + 1}: type the line anew`,
    );
  }
  return text;
}

/** Spaces that are none, and characters that are invisible or turn the reading direction. */
const misleading = /[\p{Cf}\u00a0\u2007\u202f\u2028\u2029]|(?![\t\r])\p{Cc}/u;

function readBytes(file: string, what: string): Buffer {
  try {
    if (statSync(file).size > mostBytes) throw new Error(`it has more than ${mostBytes} bytes`);
    return readFileSync(file);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new SettingsError(`${file}: expected ${what}: ${why}`, { cause });
  }
}

function textOf(file: string, bytes: Buffer): string {
  if (isUtf16(bytes)) {
    throw new SettingsError(
      `${file}:1: expected a text in UTF-8, came one in UTF-16 ("Unicode" in some editors): save it as UTF-8`,
    );
  }
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  const { line, byte } = firstForeignByte(bytes);
  const hex = byte.toString(16).toUpperCase().padStart(2, '0');
  const shown = byte >= 0xa0 ? `, which is "${String.fromCodePoint(byte)}" in Latin-1` : '';
  throw new SettingsError(
    `${file}:${line}: expected a text in UTF-8, came the byte ${hex}${shown}: save the file as UTF-8`,
  );
}

/** By its byte order mark, or by a first character of ASCII. */
function isUtf16([first = 1, second = 1]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) || first === 0 || second === 0;
}

function firstForeignByte(bytes: Buffer): { readonly line: number; readonly byte: number } {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const before = text.slice(0, text.indexOf('\ufffd'));
  return { line: before.split('\n').length, byte: bytes[Buffer.byteLength(before)] ?? 0 };
}
