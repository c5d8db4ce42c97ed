import type { Member } from './member.ts';
import type { PageAnswer, PageRequest } from './page.ts';

/** A running member's HTTP interface. Whether it runs, and on which port it is reached, is the carrier's business. */
export function servePage(_member: Member, _request: PageRequest): PageAnswer {
  throw new Error('to be filled in');
}
