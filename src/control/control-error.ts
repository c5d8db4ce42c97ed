import type { ProblemKind } from './wire.ts';

/**
 * `transport`: no answer came. `protocol`: an answer came that the control protocol does not allow, or the kit was about to
 * send such a request. The others are the problems that the protocol knows; `not-supported` is the target's way to say
 * that it lacks a capability.
 */
export type ControlErrorKind = ProblemKind | 'transport' | 'protocol';

/** An operation of the control protocol that did not do what was asked. The message says what was asked and what came. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly kind: ControlErrorKind;

  constructor(kind: ControlErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
