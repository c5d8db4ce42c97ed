import type { styleText } from 'node:util';
import type { Outcome } from '../verdict/finding.ts';

export type Style = Parameters<typeof styleText>[0];

/** Puts a style on a text, where the terminal takes it. */
export type Paint = (style: Style, text: string) => string;

export const outcomeStyles: Record<Outcome, Style> = {
  passed: 'green',
  waived: 'cyan',
  'not applicable': 'dim',
  'not tested': 'yellow',
  inconclusive: 'yellow',
  'setup failed': 'magenta',
  'target unreachable': 'magenta',
  'unexpected pass': 'red',
  failed: 'red',
};
