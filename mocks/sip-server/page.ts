/** The plain values that the status page is made of and carried in. */

/** `xml`: /serverx, for machines. `web`: /server, for people. */
export type PageForm = 'xml' | 'web';

/** One statistic: the element's name, its human label (attribute `rem`) and its text, not yet escaped. */
export interface PageField {
  readonly name: string;
  readonly label: string;
  readonly text: string;
}

export interface PageRequest {
  readonly method: string;
  /** Path and query, as in a request line. */
  readonly target: string;
}

export interface PageAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** How the body becomes bytes. Default: UTF-8. */
  readonly encoding?: 'latin1' | 'utf16le';
  /** Over a socket: in small chunks without a length, or ended by the end of the connection. Default: with a length. */
  readonly transfer?: 'chunked' | 'close';
}

/** The body as it goes out. */
export function bodyBytes({ body, encoding }: PageAnswer): Buffer<ArrayBuffer> {
  return Buffer.from(body, encoding ?? 'utf8');
}
