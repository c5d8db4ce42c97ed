import { Writable } from 'node:stream';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import { type Envelope, PickleStepType } from '@cucumber/messages';

/** A sentence that a scenario can be made of. */
export interface ListedStep {
  /** A Cucumber expression, such as `the {role} is stopped`. */
  readonly pattern: string;
  /** The file that defines it, relative to the root. */
  readonly file: string;
  readonly line: number;
  /** The steps of the features that it fits, in their order. */
  readonly uses: readonly StepUse[];
}

export interface StepUse {
  readonly keyword: 'Given' | 'When' | 'Then';
  readonly text: string;
}

export interface StepList {
  /** In the order of the files. */
  readonly steps: readonly ListedStep[];
  /** Steps of the features that none fits, or more than one. */
  readonly odd: readonly string[];
}

/**
 * Matches every step of the features with the step definitions, and runs none.
 *
 * @param root directory that the patterns and the files are relative to
 * @param stepFiles glob pattern of the step files
 */
export async function listSteps(root: string, stepFiles: string): Promise<StepList> {
  const messages = await dryRun(root, stepFiles);
  const pickleSteps = new Map(
    messages.flatMap(({ pickle }) => pickle?.steps ?? []).map(({ id, text, type }) => [id, { text, type }] as const),
  );
  const uses = new Map<string, StepUse[]>();
  const odd: string[] = [];
  for (const { pickleStepId, stepDefinitionIds } of messages.flatMap(({ testCase }) => testCase?.testSteps ?? [])) {
    if (pickleStepId === undefined || stepDefinitionIds === undefined) continue;
    const { text, type } = pickleSteps.get(pickleStepId) ?? { text: '', type: undefined };
    const [id = '', ...more] = stepDefinitionIds;
    if (id === '' || more.length > 0) odd.push(text);
    else uses.set(id, [...(uses.get(id) ?? []), { keyword: keywordOf(type), text }]);
  }
  const steps = messages.flatMap(({ stepDefinition: is }) =>
    is === undefined
      ? []
      : {
          pattern: is.pattern.source,
          file: (is.sourceReference.uri ?? '').replaceAll('\\', '/'),
          line: is.sourceReference.location?.line ?? 0,
          uses: uses.get(is.id) ?? [],
        },
  );
  return { steps, odd };
}

function keywordOf(type: PickleStepType | undefined): StepUse['keyword'] {
  if (type === PickleStepType.ACTION) return 'When';
  return type === PickleStepType.OUTCOME ? 'Then' : 'Given';
}

async function dryRun(root: string, stepFiles: string): Promise<readonly Envelope[]> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const environment = { cwd: root, stdout: silent, stderr: silent, env: {} };
  const provided = { paths: ['features/**/*.feature'], import: [stepFiles], dryRun: true, publish: false };
  const { runConfiguration } = await loadConfiguration({ file: false, provided }, environment);
  const support = await loadSupport(runConfiguration, environment);
  const messages: Envelope[] = [];
  await runCucumber({ ...runConfiguration, support }, environment, (message) => messages.push(message));
  return messages;
}
