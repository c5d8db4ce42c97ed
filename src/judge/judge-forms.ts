import type { History } from '../history/history.ts';
import { describeLook, type Look, type MemberLook } from '../history/look.ts';
import type { Tolerances } from '../oracle/tolerances.ts';
import type { Finding } from '../verdict/finding.ts';

/**
 * Watches whether both forms of a page say the same. They are read one after the other, and each may lag behind: only what differs
 * in the same way for longer than that is wrong.
 */
export class FormWatch {
  readonly #grace: number;
  /** By member: what the two forms said, and since when. */
  readonly #differs = new Map<string, { readonly texts: string; readonly since: number }>();

  constructor({ grace }: Tolerances) {
    this.#grace = grace;
  }

  /** @param other a look in another form than that by which the pair is judged, after one in that form */
  judge(history: History, other: Look): readonly Finding[] {
    const { latest } = history.looks;
    if (latest === undefined) return [];
    return latest.flatMap((one, index) => {
      const web = other[index];
      return web === undefined ? [] : this.#compare(one, web);
    });
  }

  #compare(one: MemberLook, web: MemberLook): readonly Finding[] {
    const [said, alsoSaid] = [describeLook(one), describeLook(web)];
    const comparable = one.answer.kind === 'status' && web.answer.kind !== 'unreachable';
    if (!comparable || said === alsoSaid) {
      this.#differs.delete(one.member);
      return [];
    }
    const texts = `${said} / ${alsoSaid}`;
    const before = this.#differs.get(one.member);
    if (before?.texts !== texts) this.#differs.set(one.member, { texts, since: web.at.latest });
    const since = this.#differs.get(one.member)?.since ?? web.at.latest;
    // Where nothing takes time the first difference is one.
    if (one.at.earliest - since < this.#grace || (before?.texts !== texts && one.at.earliest !== web.at.latest))
      return [];
    return [
      {
        requirement: 'http.status-page',
        outcome: 'failed',
        demand: 'the page for people says the same as the page for programs',
        accepted: [said],
        seen: alsoSaid,
        at: web.at,
      },
    ];
  }
}
