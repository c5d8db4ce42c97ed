/** What came of reading something hostile, and the processor time that it took. */
export interface Attempt {
  readonly came: string;
  readonly cpuSeconds: number;
}
