export interface MemberOption {
  readonly section: string;
  readonly name: string;
  readonly value: string;
}

/** The options of one member's application, as they are set in its configuration; they outlive its process. */
export class MemberOptions {
  readonly #options = new Map<string, MemberOption>();

  list(): readonly MemberOption[] {
    return [...this.#options.values()];
  }

  get(section: string, name: string): string | undefined {
    return this.#options.get(key(section, name))?.value;
  }

  /** @param value null takes the option away */
  set(section: string, name: string, value: string | null): void {
    if (value === null) this.#options.delete(key(section, name));
    else this.#options.set(key(section, name), { section, name, value });
  }

  /** What option http-port says; undefined where it is not set or no port. */
  httpPort(): number | undefined {
    const port = Number(this.get('TServer', 'http-port'));
    return Number.isInteger(port) && port >= 1 && port <= 65535 ? port : undefined;
  }
}

function key(section: string, name: string): string {
  return JSON.stringify([section, name]);
}
