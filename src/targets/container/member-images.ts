import type { CallBook } from './call-book.ts';
import type { ContainerShape } from './container-setup.ts';
import type { MemberContainer } from './member-container.ts';
import type { MemberDriver, OptionSetting } from './member-driver.ts';

/** The members of a pair. The one that is configured as primary comes first. */
export const memberNames = ['sip-a', 'sip-b'] as const;

/** Where one member of a pair is, and where its peer. */
export interface MemberPlace {
  /** In `memberNames`. */
  readonly index: 0 | 1;
  /** On the management network, over which the host reaches it. */
  readonly address: string;
  readonly peerAddress: string;
  /** On the pair's own network, which carries the HA connection and can be cut. */
  readonly linkAddress: string;
  readonly peerLinkAddress: string;
  /** What whoever drives the member shows to what runs in its container. */
  readonly token: string;
}

/** One pair as it begins. */
export interface NewPair {
  readonly id: string;
  readonly version: string;
  /** When its clock shows 0, in Unix milliseconds. */
  readonly zero: number;
  /** What its members know one another by. */
  readonly key: string;
  readonly calls: CallBook;
}

/** How the members of a run are put into containers, and what drives them there: the kit's own image, or a vendor's. */
export interface MemberImages {
  /** Whether a container runs before its member does: then it can be made ahead, and used again for another pair. */
  readonly runWithoutMember: boolean;
  /** Of a pair for which no version is asked. */
  readonly defaultVersion: string;
  /** The ports of the status page in every container. */
  readonly pagePorts: PagePorts;
  /** @throws ControlProblem not-supported for a version of which there is no image */
  mustHave(version: string): void;
  container(place: MemberPlace, version: string, options: readonly OptionSetting[]): ContainerShape;
  /** A container whose member has these options is up when it accepts a connection there. */
  readyPort(options: readonly OptionSetting[]): number;
  /** The container has just come up. */
  drive(pair: NewPair, place: MemberPlace, container: MemberContainer): MemberDriver;
}

export interface PagePorts {
  readonly http: number;
  readonly spareHttp?: number;
}
