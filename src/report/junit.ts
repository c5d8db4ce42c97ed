import { JUnitXmlPrinter } from '@cucumber/junit-xml-formatter';
import type { Envelope } from '@cucumber/messages';
import { withoutCdataEnd } from './plain-characters.ts';

/**
 * JUnit XML, in which every CI server shows the scenarios. Takes a judged stream in plain characters.
 *
 * The library writes texts as CDATA, and escapes only the first "]]>" in each: behind the second one a target could go on with
 * test cases of its own. So none gets there.
 */
export function junitXml(judged: readonly Envelope[]): string {
  const pieces: string[] = [];
  const printer = new JUnitXmlPrinter({ suiteName: 'SIP Server HA conformance' }, (piece) => pieces.push(piece));
  for (const envelope of judged) printer.update(withoutCdataEnd(envelope));
  return pieces.join('');
}
