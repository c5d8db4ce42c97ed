import { ControlProblem } from '../pair-host.ts';
import type { NewMember } from './agent-wire.ts';
import { HostedMember, type HostSettings } from './hosted-member.ts';

/** The members of this process, one of each pair, by the pair's id. */
export class HostedMembers {
  readonly #settings: HostSettings;
  readonly #members = new Map<string, HostedMember>();

  constructor(settings: HostSettings) {
    this.#settings = settings;
  }

  async create(pair: string, setup: NewMember): Promise<HostedMember> {
    if (this.#members.has(pair)) throw new ControlProblem('conflict', `there is a member of pair ${pair} already`);
    const member = await HostedMember.create(setup, this.#settings);
    this.#members.set(pair, member);
    return member;
  }

  /** @throws ControlProblem not-found */
  get(pair: string): HostedMember {
    const member = this.#members.get(pair);
    if (member === undefined) throw new ControlProblem('not-found', `there is no member of a pair ${pair} here`);
    return member;
  }

  /** Nothing happens if there is none. */
  async delete(pair: string): Promise<void> {
    const member = this.#members.get(pair);
    this.#members.delete(pair);
    await member?.dispose();
  }

  /** Orderly: what was sent still arrives. */
  async stopAll(): Promise<void> {
    const running = [...this.#members.values()].filter(({ state }) => state.running);
    await Promise.all(running.map((member) => member.stop()));
  }

  async deleteAll(): Promise<void> {
    await Promise.all([...this.#members.keys()].map((pair) => this.delete(pair)));
  }
}
