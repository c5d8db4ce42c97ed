import { conformanceCommand } from '../kit/called-as.ts';
import type { ServerUnderTest } from '../targets/server-under-test.ts';
import type { ServerResult } from './self-test-result.ts';

/** What a server is, and how the suite finds or accepts it. */
export function explainServer(server: ServerUnderTest, result: ServerResult): string {
  const command = `${conformanceCommand()} --deviation ${server.name}`;
  if (server.kind === 'right' || result.kind === 'right') {
    const readings =
      result.kind === 'right' ? result.readings.map(({ point, reading }) => `  ${point}  ${reading}`) : [];
    return [
      `${server.name}: unusual and right`,
      `What is unusual: ${server.about}`,
      `The whole suite accepts it: ${result.kind === 'right' && result.accepted ? 'yes' : 'no'}`,
      ...(readings.length === 0 ? [] : ['Readings seen:', ...readings]),
      `See it: ${command}`,
      '',
    ].join('\n');
  }
  const { by, scenarios, alsoUnder, missed } = result;
  return [
    `${server.name}: wrong on purpose`,
    `The bug: ${server.about}`,
    `Violates: ${server.requirement}`,
    `Counts as found when a finding under ${server.requirement} says: ${server.says}`,
    by === undefined
      ? `Not found: ${missed ?? ''}`
      : `Found by ${scenarios.telling} of ${scenarios.ran} scenarios, first by ${by.scenario}`,
    ...(by === undefined ? [] : [`  demanded: ${by.demand}`, `  seen:     ${by.seen}`]),
    ...(alsoUnder.length === 0 ? [] : [`Fails as well: ${alsoUnder.join(', ')}`]),
    `See it: ${command} --requirement ${server.requirement}`,
    '',
  ].join('\n');
}
