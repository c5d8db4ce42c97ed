/** Every upgrade tool that is wrong on purpose. */
import { firstMemberLeftStopped } from './first-member-left-stopped.ts';
import { givesUpEarly } from './gives-up-early.ts';
import { installsAnOldVersion } from './installs-an-old-version.ts';
import { installsWhatWasThere } from './installs-what-was-there.ts';
import { installsWhileRunning } from './installs-while-running.ts';
import { mixesUpAddresses } from './mixes-up-addresses.ts';
import { ordersNoSwitchover } from './orders-no-switchover.ts';
import { passesOverErrors } from './passes-over-errors.ts';
import { remembersPages } from './remembers-pages.ts';
import { remembersReadiness } from './remembers-readiness.ts';
import { secondInstallationSkipped } from './second-installation-skipped.ts';
import { secondMemberLeftStopped } from './second-member-left-stopped.ts';
import { skipsInstallation } from './skips-installation.ts';
import { switchesOverTwice } from './switches-over-twice.ts';
import { takesEverythingForReady } from './takes-everything-for-ready.ts';
import { takesOldBuildForReady } from './takes-old-build-for-ready.ts';
import { takesSilenceAfterSwitchover } from './takes-silence-after-switchover.ts';
import { takesSilenceForReady } from './takes-silence-for-ready.ts';
import { waitsBeforeTheSwitchover } from './waits-before-the-switchover.ts';
import { worksOnTheOtherMember } from './works-on-the-other-member.ts';
import type { WrongTool } from './wrong-tool.ts';

export const wrongTools: readonly WrongTool[] = [
  firstMemberLeftStopped,
  givesUpEarly,
  installsAnOldVersion,
  installsWhatWasThere,
  installsWhileRunning,
  mixesUpAddresses,
  ordersNoSwitchover,
  passesOverErrors,
  remembersPages,
  remembersReadiness,
  secondInstallationSkipped,
  secondMemberLeftStopped,
  skipsInstallation,
  switchesOverTwice,
  takesEverythingForReady,
  takesOldBuildForReady,
  takesSilenceAfterSwitchover,
  takesSilenceForReady,
  waitsBeforeTheSwitchover,
  worksOnTheOtherMember,
];
