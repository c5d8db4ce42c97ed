import type { z } from 'zod';
import type { HostedMember } from '../../../../mocks/sip-server/process/hosted-member.ts';
import type { Option } from '../../../../src/control/wire.ts';

type StandInOption = z.infer<typeof Option>;

/** A member as those who operate it know it: calls have names, options are kept. */
export class StandInMember {
  readonly #hosted: HostedMember;
  readonly #save: (options: readonly StandInOption[]) => void;
  #options: StandInOption[];
  /** Far from those of any other process of the pair. */
  #nextCall = Math.floor(Math.random() * 2 ** 20 + 1) * 2 ** 20;

  constructor(hosted: HostedMember, options: StandInOption[], save: (options: readonly StandInOption[]) => void) {
    this.#hosted = hosted;
    this.#options = options;
    this.#save = save;
    for (const { section, name, value } of options) hosted.setOption(section, name, value);
  }

  get role(): 'primary' | 'backup' {
    return this.#hosted.state.role ?? 'backup';
  }

  get version(): string {
    return this.#hosted.state.version;
  }

  get options(): readonly StandInOption[] {
    return this.#options;
  }

  get haConnection(): 'established' | 'lost' {
    return this.#hosted.state.haConnection;
  }

  setOption(section: string, name: string, value: string | null): void {
    const others = this.#options.filter((option) => option.section !== section || option.name !== name);
    this.#options = value === null ? others : [...others, { section, name, value }];
    this.#save(this.#options);
    this.#hosted.setOption(section, name, value);
  }

  become(role: 'primary' | 'backup'): Promise<void> {
    return this.#hosted.become(role);
  }

  place(count: number, multisite: boolean): string[] {
    const calls = Array.from({ length: count }, () => this.#nextCall++);
    this.#hosted.placeCalls(calls, multisite);
    return calls.map(nameOf);
  }

  end(names: readonly string[]): void {
    this.#hosted.endCalls(names.map((name) => Number.parseInt(name.slice(5), 36)));
  }

  list(): string[] {
    return (this.#hosted.calls() ?? []).map(nameOf);
  }
}

function nameOf(call: number): string {
  return `call/${call.toString(36)}`;
}
