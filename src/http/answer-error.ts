/**
 * Bytes of an answer arrived, and the answer is broken: never the same as no answer, which is what a stopped member gives.
 */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  /** It began well and did not come to its end: the server may have done that, and so may the network. */
  readonly brokenOff: boolean;

  constructor(why: string, { brokenOff = false }: { readonly brokenOff?: boolean } = {}) {
    super(why);
    this.brokenOff = brokenOff;
  }
}
