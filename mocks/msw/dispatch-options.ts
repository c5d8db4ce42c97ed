import type { Dispatcher } from 'undici';

/** What undici takes as a body, as text or bytes. */
export async function toBytes(
  body: Dispatcher.DispatchOptions['body'],
): Promise<string | Uint8Array<ArrayBuffer> | undefined> {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Uint8Array.from(body);
  if (!(Symbol.asyncIterator in body)) throw new TypeError('the mock network takes text, bytes and streams as a body');
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Uint8Array.from(Buffer.concat(chunks));
}

/** undici takes headers as an object, as pairs, or as names and values in turn. */
export function toHeaders(given: Dispatcher.DispatchOptions['headers']): Headers {
  const headers = new Headers();
  if (given === undefined || given === null) return headers;
  const add = (name: string, value: unknown): void => {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, String(one));
  };
  if (!(Symbol.iterator in given)) {
    for (const [name, value] of Object.entries(given)) add(name, value);
    return headers;
  }
  let name: string | undefined;
  for (const item of given) {
    if (typeof item !== 'string') add(...item);
    else if (name === undefined) name = item;
    else {
      add(name, item);
      name = undefined;
    }
  }
  return headers;
}
