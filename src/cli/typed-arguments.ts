import { foreignText } from '../http/foreign-text.ts';
import { UsageError } from '../kit/usage-error.ts';

/**
 * Refuses what was not typed as it looks: copied from a document that made a dash of two hyphens, or passed on by a shell in
 * another encoding. Otherwise it would be told as an option or a scenario that there is not.
 *
 * @throws UsageError
 */
export function refuseMistyped(args: readonly string[]): void {
  for (const argument of args) {
    const shown = `"${foreignText(argument, 60)}"`;
    if (/^[\u2010-\u2015\u2212]/.test(argument))
      throw new UsageError(
        `expected an option that begins with --, came ${shown}, which begins with a dash: type two hyphens`,
      );
    if (/^["'\u2018-\u201f].*["'\u2018-\u201f]$/.test(argument) && /[\u2018-\u201f]/.test(argument))
      throw new UsageError(`expected an argument in plain quotes, came ${shown}: type the quotes again`);
    if (argument.includes('\ufffd'))
      throw new UsageError(`expected an argument in UTF-8, came ${shown}, which has bytes of another encoding`);
    if (unseen.test(argument))
      throw new UsageError(`expected an argument of characters that can be seen, came ${shown}: type it again`);
  }
}

/** Lines and tabs may come from a script. */
const unseen = /(?![\n\r\t])\p{Cc}|[\p{Cf}\p{Zl}\p{Zp}\u00a0]/u;
