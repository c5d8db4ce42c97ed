import { parseXml, XmlElement } from '@rgrove/parse-xml';
import type { Deviation } from '../../../mocks/deviations/deviation.ts';
import { documentedBehaviour } from '../../../mocks/sip-server/documented-behaviour.ts';
import { InProcessPair } from '../../../mocks/sip-server/in-process-pair.ts';
import { parseReadings } from '../../../mocks/sip-server/readings.ts';
import { servePage } from '../../../mocks/sip-server/status-page.ts';

/** A pair of mocks with what a test wants to see of it at a glance. */
export interface WatchedPair {
  readonly pair: InProcessPair;
  /** `switchover/upgrade` of sip-a and sip-b as their pages say, `-` for a member that does not answer: `1/0 1/1`. */
  flags(): string;
  /** A field of a member's page. */
  field(member: string, name: string): string | undefined;
  /** How many calls, copies counted, are on each member: `[primary, backup]` by place; -1 while stopped. */
  counts(): Promise<readonly number[]>;
}

export function watchPair(setup: { readings?: string[]; version?: string; deviation?: Deviation } = {}): WatchedPair {
  const { readings = [], version = '8.1.103.95', deviation } = setup;
  const pair = new InProcessPair({
    id: 'p1',
    version,
    readings: parseReadings(readings),
    behaviour: () => deviation?.change(documentedBehaviour) ?? documentedBehaviour,
    host: (member) => member,
    onClose: () => {},
  });
  const field = (member: string, name: string): string | undefined => {
    const found = pair.memberAt(member, 8080);
    if (found === undefined) return undefined;
    const { status, body } = servePage(found, { method: 'GET', target: '/serverx?sipServer' });
    if (status !== 200) return undefined;
    const element = parseXml(body).root?.children.find((child) => child instanceof XmlElement && child.name === name);
    return element instanceof XmlElement ? element.text : undefined;
  };
  const flagsOf = (member: string): string => {
    const flags = [field(member, 'READINESS_SWITCHOVER'), field(member, 'READINESS_UPGRADE')];
    return flags.includes(undefined) ? '-' : flags.join('/');
  };
  return {
    pair,
    field,
    flags: () => `${flagsOf('sip-a')} ${flagsOf('sip-b')}`,
    counts: async () => (await pair.listCalls()).members.map(({ calls }) => calls?.length ?? -1),
  };
}

/** Restarts the second member after `missing` calls of each kind were placed on the first without it. */
export async function restartBackup(
  { pair }: WatchedPair,
  missing: { calls?: number; multisite?: number },
): Promise<{ calls: readonly number[]; multisite: readonly number[] }> {
  await pair.stop('sip-b');
  const calls = missing.calls ? await pair.placeCalls(missing.calls, false) : [];
  const multisite = missing.multisite ? await pair.placeCalls(missing.multisite, true) : [];
  await pair.start('sip-b');
  return { calls, multisite };
}
