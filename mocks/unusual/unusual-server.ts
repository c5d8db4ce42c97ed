import type { ServerVariant } from '../deviations/deviation.ts';

/** A server that does everything the document demands, in a way that nobody expects. The suite must not fail it. */
export interface UnusualServer extends ServerVariant {
  /** What is unusual about it and why it is right, in one line. */
  readonly about: string;
  /** Only its pages are unusual, not what it does. */
  readonly pagesOnly?: true;
}
