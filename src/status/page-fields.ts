/**
 * The fields that the kit reads from a status page, whatever form it has, and what they add up to.
 *
 * The vendor's document names no field. Element names and three of the labels are those of real servers, as public
 * collectors read them; the other labels are tolerant guesses, because no page for people could be seen.
 */
import { foreignText } from '../http/foreign-text.ts';
import type { Flag, Role, ServerStatus, StatusAnswer, StatusForm } from './server-status.ts';

const fields = {
  readyForSwitchover: { element: 'READINESS_SWITCHOVER', labels: ['Readiness For Switchover'] },
  readyForUpgrade: { element: 'READINESS_UPGRADE', labels: ['Readiness For Upgrade'] },
  role: { element: 'HA_ROLE', labels: ['HA role', 'Role', 'Server role'] },
  haConnection: { element: 'HA_LINK', labels: ['HA link established', 'HA link'] },
  name: { element: 'NAME', labels: ['Name', 'Application name', 'Server name'] },
  processId: { element: 'SIPS_PROCESS_ID', labels: ['Process ID', 'SIP Server process ID', 'PID'] },
  version: { element: 'version', labels: ['Version', 'SIP Server version', 'Server version'] },
} as const;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

/** One place of a page that holds a field. */
export interface Occurrence {
  readonly field: FieldName;
  /** Without the white space around it. */
  readonly text: string;
}

/** What one form of the page came to, before it is known what it means. */
export type PageReading =
  | { readonly kind: 'page'; readonly occurrences: readonly Occurrence[] }
  /** An answer of this form that is broken or that names no known field. */
  | { readonly kind: 'malformed'; readonly why: string }
  /** Not of this form at all; another form may be there. */
  | { readonly kind: 'other form'; readonly why: string };

const byElement = new Map<string, FieldName>(fieldNames.map((field) => [fields[field].element, field]));
const byLabel = new Map<string, FieldName>(
  fieldNames.flatMap((field) =>
    [fields[field].element, ...fields[field].labels].map((label) => [foldLabel(label), field]),
  ),
);

/** The field that an XML element of this local name holds; upper and lower case differ. */
export function fieldOfElement(localName: string): FieldName | undefined {
  return byElement.get(localName);
}

/** The field that a label for people stands for, or an element's name used as a label; case and spaces do not count. */
export function fieldOfLabel(label: string): FieldName | undefined {
  // The longest label is short; a page's long cells need no folding.
  return label.length > 80 ? undefined : byLabel.get(foldLabel(label));
}

function foldLabel(label: string): string {
  return label.replace(/\s+/g, '').replace(/:$/, '').toLowerCase();
}

/**
 * Which process it is may also stand in another place of the page with another meaning, so the first place counts; what
 * state the server is in must be the same in all places.
 */
const identifying: ReadonlySet<FieldName> = new Set(['name', 'processId', 'version']);

/** Any of these shows that it is a SIP Server's page; names and versions stand on the pages of other programs too. */
const proving: readonly FieldName[] = ['role', 'haConnection', 'processId'];

/** What the page says (http.flag-values, A28, A33). Texts that may end in a message are cut and cleaned. */
export function answerOf(occurrences: readonly Occurrence[], form: StatusForm): StatusAnswer {
  const texts = new Map<FieldName, string>();
  for (const { field, text } of occurrences) {
    const before = texts.get(field);
    if (before === undefined) texts.set(field, text);
    else if (before !== text && !identifying.has(field)) {
      const both = `"${foreignText(before, 40)}" and "${foreignText(text, 40)}"`;
      return { kind: 'malformed', why: `${titleOf(field)} stands on the page more than once, as ${both}` };
    }
  }
  const shown = (field: FieldName) => optionalText(texts.get(field));
  const roleText = shown('role') ?? '';
  const switchover = texts.get('readyForSwitchover');
  const upgrade = texts.get('readyForUpgrade');
  if (switchover === undefined && upgrade === undefined) {
    if (proving.some((field) => texts.has(field)))
      return { kind: 'unsupported build', version: shown('version'), roleText };
    return { kind: 'malformed', why: 'expected a status page, came a page without role and readiness' };
  }
  if (switchover === undefined || upgrade === undefined) {
    const [there, missing] =
      switchover === undefined
        ? (['readyForUpgrade', 'readyForSwitchover'] as const)
        : (['readyForSwitchover', 'readyForUpgrade'] as const);
    return { kind: 'malformed', why: `the page has ${titleOf(there)} but no ${titleOf(missing)}` };
  }
  const status: ServerStatus = {
    role: roleOf(roleText),
    roleText,
    readyForSwitchover: flagOf(switchover),
    readyForUpgrade: flagOf(upgrade),
    haConnection: connectionOf(texts.get('haConnection')),
    name: shown('name'),
    processId: shown('processId'),
    version: shown('version'),
  };
  return { kind: 'status', status, form };
}

function titleOf(field: FieldName): string {
  const { element, labels } = fields[field];
  return `${element} ("${labels[0]}")`;
}

function optionalText(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : foreignText(text);
}

const ready: Flag = { kind: 'ready' };
const notReady: Flag = { kind: 'not ready' };

function flagOf(text: string): Flag {
  if (text === '1') return ready;
  if (text === '0') return notReady;
  return { kind: 'invalid', text: foreignText(text, 40) };
}

function roleOf(text: string): Role {
  if (/^primary( ?\(active\))?$/i.test(text)) return 'primary';
  if (/^backup( ?\(passive\))?$/i.test(text)) return 'backup';
  return 'other';
}

function connectionOf(text: string | undefined): boolean | undefined {
  if (text === '1') return true;
  return text === '0' ? false : undefined;
}
