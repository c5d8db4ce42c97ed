/** What a member's status page says. */

/** `other`: a text that is neither of the two known ones, as may show while a member starts (reading A10). */
export type Role = 'primary' | 'backup' | 'other';

/** A readiness flag as the page has it. Anything but 0 and 1 is `invalid`, never ready (http.flag-values, A33). */
export type Flag =
  | { readonly kind: 'ready' }
  | { readonly kind: 'not ready' }
  | { readonly kind: 'invalid'; readonly text: string };

export interface ServerStatus {
  readonly role: Role;
  /** The role's text as the page has it; empty if the page has none. */
  readonly roleText: string;
  readonly readyForSwitchover: Flag;
  readonly readyForUpgrade: Flag;
  /** Whether the page says that the HA connection is established; undefined where the page has no such field. */
  readonly haConnection: boolean | undefined;
  /** The application's name, the process id and the version, where the page has them. */
  readonly name: string | undefined;
  readonly processId: string | undefined;
  readonly version: string | undefined;
}

/** The answer to one look at a member's status page. */
export type StatusAnswer =
  | { readonly kind: 'status'; readonly status: ServerStatus; readonly form: StatusForm }
  /** No answer at all: refused, reset, timed out. Never the same as "not ready" (A9). */
  | { readonly kind: 'unreachable'; readonly why: string }
  /**
   * An answer that is no status page: what was expected and what came. `brokenOff`: what came was right and did not come to
   * its end, which the network may have done too. Someone answers all the same.
   */
  | { readonly kind: 'malformed'; readonly why: string; readonly brokenOff?: true }
  /** A status page without the two flags: builds before 8.1.102.58 (A28). */
  | { readonly kind: 'unsupported build'; readonly version: string | undefined; readonly roleText: string };

/** Nothing came, or not all of it: the network may have done that as well as the server, so once alone it proves nothing. */
export function mayBeTheNetwork(answer: StatusAnswer): boolean {
  return answer.kind === 'unreachable' || (answer.kind === 'malformed' && answer.brokenOff === true);
}

/** `xml`: /serverx?sipServer. `web`: /server?sipServer, the page for people. */
export type StatusForm = 'xml' | 'web';

/** `auto`: xml first; web where the server has no xml page. */
export type StatusFormChoice = StatusForm | 'auto';
