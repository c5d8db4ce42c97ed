/**
 * The modules of the status page and their statistics. Element names are those of the real server as far as they are
 * publicly known, with its misspellings (NGREATINGS, TRASNPORT); the figures are plausible and follow the member.
 */
import type { Behaviour, Situation } from './behaviour.ts';
import { firstWithSynchronization } from './documented-behaviour.ts';
import type { PageField, PageForm } from './page.ts';
import { isReadyForSwitchover } from './readiness.ts';

/** A table within a module: an element of the module's own name with an id, and rows in it. */
export interface PageTable {
  readonly id: string;
  readonly title: string;
  readonly rowElement: string;
  readonly rows: readonly { readonly id: string; readonly fields: readonly PageField[] }[];
}

export interface PageModule {
  readonly name: string;
  readonly title: string;
  readonly fields: (behaviour: Behaviour, s: Situation, form: PageForm) => readonly PageField[];
  readonly table?: (s: Situation) => PageTable;
}

export const modules: readonly PageModule[] = [
  { name: 'sipServer', title: 'SIP Server', fields: serverFields },
  { name: 'sipCallManager', title: 'Call Manager', fields: (_behaviour, s) => callManagerFields(s) },
  { name: 'sipTSCP', title: 'ISCC', fields: (_behaviour, s) => isccFields(s) },
  { name: 'sipTransportLayer', title: 'Transport Layer', fields: () => transportFields },
  { name: 'sipTrunkStatistics', title: 'Trunks', fields: () => [], table: trunkTable },
];

/** Field `version` comes first: in the whole document it stands beside the modules, otherwise with the statistics. */
function serverFields(behaviour: Behaviour, s: Situation, form: PageForm): readonly PageField[] {
  const fields = [
    field('version', 'Version', s.version),
    field('NAME', 'Application Name', s.name),
    field('HA_ROLE', 'HA Role', behaviour.roleText(s)),
  ];
  if (behaviour.versionAtLeast(s.version, firstWithSynchronization)) {
    const forSwitchover = behaviour.flagText('switchover', isReadyForSwitchover(behaviour, s), form, s);
    const forUpgrade = behaviour.flagText('upgrade', behaviour.readyForUpgrade(s), form, s);
    fields.push(
      field('HA_LINK', 'HA link established', behaviour.connected(s) ? '1' : '0'),
      field('READINESS_SWITCHOVER', 'Readiness For Switchover', forSwitchover),
      field('READINESS_UPGRADE', 'Readiness For Upgrade', forUpgrade),
    );
  }
  fields.push(
    field('CONNECTION_TO_SCS', 'Connection to SCS', 1),
    field('APPLICATION_SERVICE', 'Application Service Available', 1),
    field('SIPS_PROCESS_ID', 'Process ID', s.processId),
    field('CORE_THREADS_COUNT', 'Core Threads', 7),
    field('SIPS_MEMORY_USAGE', 'Memory Usage (MB)', 412 + Math.ceil(s.calls / 64)),
    field('SIPS_CPU_USAGE', 'CPU Usage (%)', Math.min(95, 2 + Math.ceil(s.calls / 2000))),
    field('QUEUE_MAIN_CM', 'Queue Main To Call Manager', 0),
    field('QUEUE_CM_MAIN', 'Queue Call Manager To Main', 0),
    field('NUM_SIPPS', 'SIP Proxies Available', 0),
    field('NUM_MSMLS', 'Media Services Available', 1),
    field('NUM_TRUNKS', 'Trunks Available', trunks.length),
    field('NUM_SOFTSWITCHES', 'Softswitches Available', 0),
  );
  return behaviour.fields(fields, form, s);
}

function callManagerFields(s: Situation): readonly PageField[] {
  return [
    field('NCALLSCREATED', 'Calls Created', s.callsCreated),
    field('NCALLS', 'Calls', s.calls),
    field('NPARTIES', 'Parties', 2 * s.calls),
    field('NCONNECTIONS', 'Connections', 2 * s.calls),
    field('NOPERATIONS', 'Operations', 0),
    field('NMUSICSERVICES', 'Music Services', 0),
    field('NTREATMENTS', 'Treatments', 0),
    field('NGREATINGS', 'Greetings', 0),
    field('NRECORDERS', 'Recorders', 0),
    field('NMCUCHANNELS', 'MCU Channels', 0),
    field('NCALLSABANDONED', 'Calls Abandoned', 0),
    field('NLOGGEDAGENTS', 'Logged-in Agents', 0),
    field('NTLIBCLIENTS', 'T-Library Clients', 2),
    field('NCALLRECORDINGFAILED', 'Call Recordings Failed', 0),
    field('NREGISTEREDDNS', 'Registered DNs', 0),
    field('NSIPREGISTEREDEP', 'SIP Registered Endpoints', 0),
    field('NSIPEXPIREDREGS', 'SIP Expired Registrations', 0),
  ];
}

/** The real names in this module are not public; this one is ours. */
function isccFields(s: Situation): readonly PageField[] {
  return [field('NISCCCALLS', 'Multisite Calls', s.multisiteCalls)];
}

const transportFields: readonly PageField[] = [
  field('QUEUE_FROM_TRASNPORT', 'Queue From Transport', 0),
  field('QUEUE_TO_TRASNPORT', 'Queue To Transport', 0),
];

const trunks = [
  { name: 'Trunk_PSTN', share: 0.75, capacity: 200_000 },
  { name: 'Trunk_Site2', share: 0.25, capacity: 100_000 },
] as const;

function trunkTable(s: Situation): PageTable {
  const rows = trunks.map((trunk) => ({
    id: trunk.name,
    fields: [
      field('TRUNK', 'Trunk', trunk.name),
      field('CURRENT_CALLS', 'Current Calls', Math.floor(s.calls * trunk.share)),
      field('PEAK_CALLS', 'Peak Calls', Math.floor(s.callsCreated * trunk.share)),
      field('CALL_ATTEMPTS', 'Call Attempts', Math.floor(s.callsCreated * trunk.share)),
      field('CAPACITY', 'Capacity', trunk.capacity),
      field('IN_SERVICE', 'In Service', 1),
    ],
  }));
  return { id: 'sipTrunkTable', title: 'Trunks', rowElement: 'sipTrunkData', rows };
}

function field(name: string, label: string, value: string | number): PageField {
  return { name, label, text: String(value) };
}
