import type { Docker } from './docker.ts';

export interface Place {
  /** Name of the network. */
  readonly network: string;
  readonly address: string;
  /** What others on this network know it by, beside its own name. */
  readonly alias?: string;
}

/** What a container is made of, apart from where it is. */
export interface ContainerShape {
  readonly image: string;
  /** undefined: what the image says. */
  readonly command?: readonly string[] | undefined;
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly user?: string | undefined;
  /** Bytes. */
  readonly memory: number;
  /** At most so many processes and threads. */
  readonly processes: number;
  /** Its root file system cannot be written. */
  readonly readOnly: boolean;
  /** Without any capability of the kernel's, and with no way to gain one. */
  readonly unprivileged: boolean;
  /** How long it may take from its start until it is up, in real milliseconds. */
  readonly startWithin: number;
  /** How long an orderly stop may take before Docker kills it, in real milliseconds. */
  readonly stopWithin: number;
  /** Texts that nobody is to see in a message or a log. */
  readonly secrets: readonly string[];
}

export interface Mount {
  /** On this machine. */
  readonly source: string;
  readonly target: string;
  readonly mode: 'ro' | 'rw';
}

export interface ContainerSetup extends ContainerShape {
  readonly docker: Docker;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Where the host reaches it, always. */
  readonly management: Place;
  /** Where the other member reaches it, unless the link is cut. */
  readonly link: Place;
  /** Whether it is on the link at first. */
  readonly linked: boolean;
}
