/** Where a command writes. */
export interface Output {
  /** For results. */
  readonly out: NodeJS.WritableStream;
  /** For progress and errors. */
  readonly err: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  /** Called when all of the result stands in files, so that nothing is lost with the output. */
  readonly standsInFiles?: () => void;
}
