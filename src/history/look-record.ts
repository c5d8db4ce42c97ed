import type { Pair } from '../control/wire.ts';
import type { Role, StatusFormChoice } from '../status/server-status.ts';
import type { Interval } from '../timing/interval.ts';
import { describeLook, type Look } from './look.ts';

/** A look that was taken in a form of its own, beside the form by which the pair is judged. */
export interface FormLook {
  readonly form: StatusFormChoice;
  readonly look: Look;
}

/** Every look at both members, in the order in which they began. */
export class LookRecord {
  readonly #looks: Look[] = [];
  #form: StatusFormChoice | undefined;
  #latestOfOtherForm: FormLook | undefined;
  /** The roles in which a member was shown ready for switchover. */
  readonly #ready = new Set<Role>();
  /** The version that a page showed first. */
  #firstVersion: { readonly member: string; readonly version: string } | undefined;
  /** How many looks there were when the HA connection last changed. */
  #before = 0;
  #latestPlace: { readonly before: Look | undefined; readonly isLatest: boolean } = {
    before: undefined,
    isLatest: false,
  };

  get all(): readonly Look[] {
    return this.#looks;
  }

  get latest(): Look | undefined {
    return this.#looks.at(-1);
  }

  /** The form by which the pair is judged: that of the first look. */
  get form(): StatusFormChoice | undefined {
    return this.#form;
  }

  /** The latest look in another form. */
  get latestOfOtherForm(): FormLook | undefined {
    return this.#latestOfOtherForm;
  }

  /** Of the look that was added last: the one before it, and whether it is the latest. */
  get added(): { readonly before: Look | undefined; readonly isLatest: boolean } {
    return this.#latestPlace;
  }

  /** Puts a look in its place, after all that were begun before it: a slow answer must not pass for the latest state. */
  add(look: Look, form: StatusFormChoice): void {
    this.#form ??= form;
    if (this.#firstVersion === undefined) this.#noteVersion(look);
    for (const { answer } of look)
      if (answer.kind === 'status' && answer.status.readyForSwitchover.kind === 'ready')
        this.#ready.add(answer.status.role);
    if (form !== this.#form) {
      this.#latestOfOtherForm = { form, look };
      return;
    }
    const place = this.#looks.findLastIndex((earlier) => earlier[0].at.earliest <= look[0].at.earliest) + 1;
    this.#looks.splice(place, 0, look);
    this.#latestPlace = { before: this.#looks[place - 1], isLatest: place === this.#looks.length - 1 };
  }

  #noteVersion(look: Look): void {
    for (const { member, answer } of look) {
      const version = answer.kind === 'status' ? answer.status.version : undefined;
      if (version !== undefined) this.#firstVersion ??= { member, version };
    }
  }

  /** The HA connection has changed: looks up to now were at what was before. */
  connectionChanged(): void {
    this.#before = this.#looks.length;
  }

  /** Everything that was seen since the HA connection last changed, at the time `change`. */
  sinceConnectionChange(change: Interval): readonly Look[] {
    return this.#looks.slice(this.#before).filter((look) => look.every(({ at }) => at.earliest >= change.latest));
  }

  /** The member that the latest look found in each role, if any. */
  roles(): { readonly primary: string | undefined; readonly backup: string | undefined } {
    const named = (role: 'primary' | 'backup') =>
      this.latest?.find(({ answer }) => answer.kind === 'status' && answer.status.role === role)?.member;
    return { primary: named('primary'), backup: named('backup') };
  }

  /** Whether any look has shown the member in this role ready for switchover. */
  hasShownReady(role: 'primary' | 'backup'): boolean {
    return this.#ready.has(role);
  }

  /** Whether any running member's page of the latest look shows a role, whatever it is called. */
  get showRoles(): boolean {
    return (
      this.latest?.some(
        ({ answer }) => answer.kind === 'status' && (answer.status.roleText !== '' || answer.status.role !== 'other'),
      ) ?? false
    );
  }

  /** Whether the latest look showed both members ready for switchover. */
  bothReady(): boolean {
    const ready = this.latest?.every(
      ({ answer }) => answer.kind === 'status' && answer.status.readyForSwitchover.kind === 'ready',
    );
    return ready === true;
  }

  /** Whether the first page that showed a version showed the one that the target says was installed. */
  hasShownVersion({ members }: Pair): boolean {
    const first = this.#firstVersion;
    return first !== undefined && members.find(({ name }) => name === first.member)?.version === first.version;
  }

  /** The latest look in words. */
  describeLatest(): string {
    return this.latest?.map(describeLook).join('; ') ?? 'nothing';
  }
}
