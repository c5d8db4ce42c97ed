import { findRequirement } from '../requirements/registry.ts';
import type { Finding } from '../verdict/finding.ts';
import { type Action, applicationSection, type History } from './action.ts';
import type { HowToRun } from './run-history.ts';

/** A history that shows a finding, as short as it could be made. */
export interface ShownFinding {
  readonly finding: Finding;
  readonly history: History;
  readonly observed: HowToRun['observed'];
  /** The build that the fresh pair had. */
  readonly firstBuild: string;
  /** How to see it again: options of `sip-ha explore`. */
  readonly replay: string;
}

/** What is written into a `.feature` file: one scenario, in the words of the steps. */
export function featureText(shown: ShownFinding): string {
  return [
    `Feature: Found by exploration`,
    '',
    `  Found with: ${oneLine(shown.replay)}`,
    `  Demanded: ${oneLine(shown.finding.demand)}`,
    `  Seen: ${oneLine(shown.finding.seen)}`,
    '',
    ...scenarioLines(shown),
    '',
  ].join('\n');
}

/** The scenario alone, indented as in a feature. */
export function scenarioLines(shown: ShownFinding): readonly string[] {
  const { finding } = shown;
  const name = findRequirement(finding.requirement)?.demand ?? finding.demand;
  return [
    `  @${finding.requirement}`,
    `  Scenario: ${oneLine(name)}`,
    ...stepsOf(shown).map(({ keyword, text }) => `    ${keyword} ${text}`),
  ];
}

interface Step {
  readonly keyword: 'Given' | 'When' | 'And' | 'Then';
  readonly text: string;
}

function stepsOf({ history, observed, firstBuild }: ShownFinding): readonly Step[] {
  const steps: Step[] = [];
  const add = (keyword: 'Given' | 'When' | 'Then', text: string) => {
    const latest = steps.findLast((step) => step.keyword !== 'And')?.keyword;
    steps.push({ keyword: latest === keyword ? 'And' : keyword, text });
  };
  add(
    'Given',
    history.build === undefined ? 'a pair in service' : `a pair in service that runs build ${history.build}`,
  );
  for (const [index, action] of history.actions.entries()) {
    for (const text of stepTexts(action, firstBuild)) add('When', text);
    if (observed === 'always' || index === history.actions.length - 1) add('Then', everyDemandIsMet);
  }
  if (history.actions.length === 0) add('Then', everyDemandIsMet);
  return steps;
}

const everyDemandIsMet = 'every demand is met';

/** An action in the words of the steps. */
function stepTexts(action: Action, firstBuild: string): readonly string[] {
  switch (action.do) {
    case 'place calls':
      return [`${action.count} ${calls(action)} begin${action.count === 1 ? 's' : ''}`];
    case 'end calls': {
      if (action.count !== undefined)
        return [`the ${action.which} ${action.count} ${calls(action)} end${action.count === 1 ? 's' : ''}`];
      return [action.kind === 'multisite' ? 'all multisite calls end' : 'all ordinary calls end'];
    }
    case 'lose connection':
      return ['the HA connection is lost'];
    case 'restore connection':
      return ['the HA connection is restored'];
    case 'stop':
      return [`the ${action.role} is stopped`];
    case 'kill':
      return [`the ${action.role} is killed`];
    case 'start':
      return ['the stopped member is started'];
    case 'install':
      return [`build ${action.build === 'first' ? firstBuild : action.build} is installed on the stopped member`];
    case 'set limit':
      return [limitText(action)];
    case 'set port':
      return [`the port option of the ${action.on} is ${portText(action)}`];
    case 'switchover':
      return ['a switchover is ordered'];
    case 'wait':
      return [
        `${action.seconds} second${action.seconds === 1 ? '' : 's'} pass${action.seconds === 1 ? 'es' : ''} under observation`,
      ];
    case 'wait until':
      return [`it is ${action.sinceEstablished} seconds since the HA connection was established`];
  }
}

function calls({ kind, count }: { readonly kind: string; readonly count?: number | undefined }): string {
  return `${kind === 'multisite' ? 'multisite ' : ''}call${count === 1 ? '' : 's'}`;
}

function limitText({ on, section, value }: Extract<Action, { do: 'set limit' }>): string {
  const whose = on === 'both members' ? '' : ` of the ${on}`;
  if (value === null) return `the option for calls at once${whose} is not set`;
  if (section === applicationSection) return `the option for calls at once${whose} is changed to ${value}`;
  return `the option for calls at once${whose} is set to ${value} in section ${section}`;
}

function portText({ section, to }: Extract<Action, { do: 'set port' }>): string {
  const value = to === 'unset' ? 'not set' : `set to its ${to} port`;
  return section === applicationSection ? value : `${value} in section ${section}`;
}

/** Foreign text must not break a line, or begin a keyword of its own. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
