import { registry } from '../requirements/registry.ts';

/**
 * The requirements that an exploration judges: those that are held against every fact (src/judge). What a program that upgrades a pair
 * has to do is for scenarios, as is what needs two synchronizations to be compared.
 */
export const explorable: readonly string[] = registry
  .filter(({ slug, level }) => level === 'must' && (!slug.startsWith('procedure.') || slug === 'procedure.outcome'))
  .map(({ slug }) => slug);
