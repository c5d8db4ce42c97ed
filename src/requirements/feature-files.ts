import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { generateMessages } from '@cucumber/gherkin';
import { type Envelope, type GherkinDocument, type Pickle, SourceMediaType } from '@cucumber/messages';

/** One scenario that can be run: of a scenario outline, one row of its examples. */
export interface Scenario {
  /** `file:line`, unique; the line is that of the scenario, or of the examples' row. */
  readonly id: string;
  /** Path of the feature file under the root, with forward slashes. */
  readonly uri: string;
  readonly line: number;
  /** Its place among the scenarios of its file: how runs of the same file are matched with each other. */
  readonly ordinal: number;
  readonly name: string;
  /** The name of the scenario or outline as written, without the values of a row. */
  readonly writtenName: string;
  /** The line of the scenario or outline. */
  readonly writtenLine: number;
  readonly feature: string;
  /** With those of its feature, rule and examples, each with its @. */
  readonly tags: readonly string[];
  /** Slugs of the requirements that it checks, from its tags. */
  readonly requirements: readonly string[];
  readonly pickle: Pickle;
}

export interface FeatureFiles {
  /** source, gherkinDocument and pickle messages of every file: the head of every message stream. */
  readonly envelopes: readonly Envelope[];
  readonly scenarios: readonly Scenario[];
}

/** A feature file is not Gherkin. The message lists every place. */
export class FeatureFileError extends Error {
  override readonly name = 'FeatureFileError';
}

/**
 * @param root directory that the scenarios' paths are given under
 * @param directory where the feature files lie, relative to it
 * @param more absolute paths of feature files that lie elsewhere
 * @throws FeatureFileError when a file cannot be parsed or the directory cannot be read
 */
export function readFeatureFiles(root: string, directory: string, more: readonly string[] = []): FeatureFiles {
  const envelopes: Envelope[] = [];
  const errors: string[] = [];
  let lastId = 0;
  const newId = () => `feature-${++lastId}`;
  for (const path of [...featurePaths(join(root, directory)), ...more]) {
    const uri = relative(root, path).split(sep).join('/');
    const parsed = generateMessages(readFileSync(path, 'utf8'), uri, SourceMediaType.TEXT_X_CUCUMBER_GHERKIN_PLAIN, {
      newId,
      includeSource: true,
      includeGherkinDocument: true,
      includePickles: true,
    });
    for (const { parseError } of parsed) if (parseError !== undefined) errors.push(`${uri}: ${parseError.message}`);
    envelopes.push(...parsed);
  }
  if (errors.length > 0) throw new FeatureFileError(errors.join('\n'));
  return { envelopes, scenarios: scenariosOfStream(envelopes) };
}

/** A tag with a dot in it names a requirement: `@ready.primary.all`. */
export function requirementOfTag(tag: string): string | undefined {
  return tag.includes('.') ? tag.slice(1) : undefined;
}

function featurePaths(directory: string): string[] {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.feature'))
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch (error) {
    throw new FeatureFileError(`no feature files: ${String(error)}`);
  }
}

/** The scenarios of a message stream, in its order. */
export function scenariosOfStream(envelopes: readonly Envelope[]): Scenario[] {
  const features = new Map<string, { readonly name: string; readonly nodes: ReadonlyMap<string, WrittenNode> }>();
  const ordinals = new Map<string, number>();
  return envelopes.flatMap(({ gherkinDocument, pickle }) => {
    if (gherkinDocument?.uri !== undefined) {
      features.set(gherkinDocument.uri, {
        name: gherkinDocument.feature?.name ?? '',
        nodes: writtenNodes(gherkinDocument),
      });
    }
    if (pickle === undefined) return [];
    const ordinal = ordinals.get(pickle.uri) ?? 0;
    ordinals.set(pickle.uri, ordinal + 1);
    const feature = features.get(pickle.uri);
    const line = feature?.nodes.get(pickle.astNodeIds.at(-1) ?? '')?.line ?? 0;
    const written = feature?.nodes.get(pickle.astNodeIds[0] ?? '');
    const tags = pickle.tags.map((tag) => tag.name);
    return {
      id: `${pickle.uri}:${line}`,
      uri: pickle.uri,
      line,
      ordinal,
      name: pickle.name,
      writtenName: written?.name ?? pickle.name,
      writtenLine: written?.line ?? line,
      feature: feature?.name ?? '',
      tags,
      requirements: [...new Set(tags.flatMap((tag) => requirementOfTag(tag) ?? []))],
      pickle,
    };
  });
}

interface WrittenNode {
  readonly line: number;
  readonly name: string;
}

/** The line of every scenario and examples' row of a document, by node id. */
function writtenNodes(document: GherkinDocument): Map<string, WrittenNode> {
  const nodes = new Map<string, WrittenNode>();
  const children = document.feature?.children.flatMap((child) => [child, ...(child.rule?.children ?? [])]) ?? [];
  for (const { scenario } of children) {
    if (scenario === undefined) continue;
    nodes.set(scenario.id, { line: scenario.location.line, name: scenario.name });
    for (const row of scenario.examples.flatMap((examples) => examples.tableBody)) {
      nodes.set(row.id, { line: row.location.line, name: scenario.name });
    }
  }
  return nodes;
}
