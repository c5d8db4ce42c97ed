/** Where a command writes. */
export interface Output {
  /** For results. */
  readonly out: NodeJS.WritableStream;
  /** For progress and errors. */
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
}
