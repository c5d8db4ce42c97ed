import { hideSecrets } from '../../http/hide-secrets.ts';
import { type ExecOrder, execIn } from './container-exec.ts';
import type { ContainerSetup, Place } from './container-setup.ts';
import { type Docker, isGone } from './docker.ts';
import { untilUp } from './until-up.ts';

type Container = ReturnType<Docker['getContainer']>;

const killedExitCode = 137;

/**
 * One container that holds one member. Every operation makes sure that it had its effect before it resolves.
 *
 * Its addresses are its own as long as it is there: that of a stopped container must not go to another, whose page would
 * then be taken for that of the stopped one.
 */
export class MemberContainer {
  readonly #setup: ContainerSetup;
  readonly #container: Container;

  /**
   * Makes it and starts it; resolves when it is up: when it accepts a connection at `readyPort`. Nothing is left of one that does
   * not come up.
   */
  static async start(setup: ContainerSetup, readyPort: number): Promise<MemberContainer> {
    const { GenericContainer } = await import('testcontainers');
    const { management, link, docker } = setup;
    class Member extends GenericContainer {
      constructor() {
        super(setup.image);
        Object.assign(this.hostConfig, {
          Memory: setup.memory,
          MemorySwap: setup.memory,
          PidsLimit: setup.processes,
          ReadonlyRootfs: setup.readOnly,
          ...(setup.unprivileged ? { CapDrop: ['ALL'], SecurityOpt: ['no-new-privileges'] } : {}),
        });
        if (setup.user !== undefined) this.createOpts.User = setup.user;
        this.createOpts.NetworkingConfig = {
          EndpointsConfig: { [management.network]: { IPAMConfig: { IPv4Address: management.address } } },
        };
        // Members are looked at all the time anyhow, and each health check is a process of its own.
        this.createOpts.Healthcheck = { Test: ['NONE'] };
      }

      protected override async containerCreated(id: string): Promise<void> {
        if (setup.linked) await attach(docker, id, link);
      }
    }
    const up = {
      waitUntilReady: (container: Container) => untilUp(setup, container, readyPort),
      withStartupTimeout: () => up,
      isStartupTimeoutSet: () => true,
      getStartupTimeout: () => setup.startWithin,
    };
    const member = new Member();
    if (setup.command !== undefined) member.withCommand([...setup.command]);
    member
      .withName(setup.name)
      .withLabels({ ...setup.labels })
      .withEnvironment({ ...setup.environment })
      .withBindMounts([...setup.mounts])
      .withNetworkMode(management.network)
      .withAutoCleanup(false)
      .withAutoRemove(false)
      .withWaitStrategy(up);
    try {
      const started = await member.start();
      return new MemberContainer(setup, docker.getContainer(started.getId()));
    } catch (cause) {
      await new MemberContainer(setup, docker.getContainer(setup.name)).remove();
      throw cause;
    }
  }

  private constructor(setup: ContainerSetup, container: Container) {
    this.#setup = setup;
    this.#container = container;
  }

  /** Starts it again after it was stopped or killed. */
  async start(readyPort: number): Promise<void> {
    await this.#container.start();
    await untilUp(this.#setup, this.#container, readyPort);
  }

  /** Runs a program in it, as execIn does. @throws Error without the secrets of this container */
  exec(order: ExecOrder): Promise<string> {
    return execIn(this.#container, order, (text) => this.hide(text));
  }

  /** The text without the secrets of this container. */
  hide(text: string): string {
    return hideSecrets(text, this.#setup.secrets);
  }

  /** SIGTERM. @returns what became of it, for the log */
  async stop(): Promise<string> {
    const seconds = this.#setup.stopWithin / 1000;
    await this.#container.stop({ t: seconds });
    const { ExitCode } = await this.#mustHaveEnded('stopped');
    return ExitCode === 0
      ? 'stopped in order'
      : `stopped with exit code ${ExitCode}${ExitCode === killedExitCode ? `: killed after ${seconds} s` : ''}`;
  }

  /** SIGKILL. */
  async kill(): Promise<string> {
    await this.#container.kill({ signal: 'SIGKILL' });
    const { ExitCode } = await this.#mustHaveEnded('killed');
    return `killed, exit code ${ExitCode}`;
  }

  /** Puts it on the link or takes it off; nothing happens if it is so already. */
  async setLinked(linked: boolean): Promise<void> {
    const { docker, link, name } = this.#setup;
    if ((await this.#isLinked()) === linked) return;
    if (linked) await attach(docker, this.#container.id, link);
    else await docker.getNetwork(link.network).disconnect({ Container: this.#container.id, Force: true });
    if ((await this.#isLinked()) !== linked)
      throw new Error(
        `Docker says that it ${linked ? 'put' : 'took'} ${name} ${linked ? 'on' : 'off'} its link, and it did not`,
      );
  }

  /** How it is, in words. */
  async describe(): Promise<string> {
    try {
      const { State } = await this.#container.inspect();
      const { Status, ExitCode, OOMKilled } = State;
      return `container ${this.#setup.name}: ${Status}, exit code ${ExitCode}${OOMKilled ? ', out of memory' : ''}`;
    } catch (cause) {
      return `container ${this.#setup.name}: ${String(cause)}`;
    }
  }

  /**
   * What it wrote, as Docker sends it; empty when it is gone.
   *
   * @param since Unix time in milliseconds
   */
  async log(since: number): Promise<Buffer> {
    try {
      const what = { stdout: true, stderr: true, timestamps: true, follow: false as const, tail: 20_000 };
      return await this.#container.logs({ ...what, since: since / 1000 });
    } catch (cause) {
      if (isGone(cause)) return Buffer.alloc(0);
      throw cause;
    }
  }

  /** Whatever it is doing. Safe to call twice. */
  async remove(): Promise<void> {
    try {
      await this.#container.remove({ force: true, v: true });
    } catch (cause) {
      if (!isGone(cause)) throw cause;
    }
  }

  async #mustHaveEnded(how: string) {
    const { State } = await this.#container.inspect();
    if (State.Running) throw new Error(`Docker says that it ${how} ${this.#setup.name}, and it still runs`);
    return State;
  }

  async #isLinked(): Promise<boolean> {
    const { NetworkSettings } = await this.#container.inspect();
    return this.#setup.link.network in NetworkSettings.Networks;
  }
}

async function attach(docker: Docker, id: string, { network, address, alias }: Place): Promise<void> {
  await docker.getNetwork(network).connect({
    Container: id,
    EndpointConfig: {
      IPAMConfig: { IPv4Address: address },
      ...(alias === undefined ? {} : { Aliases: [alias] }),
    },
  });
}
