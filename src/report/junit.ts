import { JUnitXmlPrinter } from '@cucumber/junit-xml-formatter';
import type { Envelope } from '@cucumber/messages';

/** JUnit XML, in which every CI server shows the scenarios. Takes a judged stream. */
export function junitXml(judged: readonly Envelope[]): string {
  const pieces: string[] = [];
  const printer = new JUnitXmlPrinter({ suiteName: 'SIP Server HA conformance' }, (piece) => pieces.push(piece));
  for (const envelope of judged) printer.update(envelope);
  return pieces.join('');
}
