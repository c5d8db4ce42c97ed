import { expect, test } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';
import { readStatus } from '../../src/status/status-client.ts';
import { launchMockTarget } from '../../src/targets/mock-target.ts';
import { TargetError } from '../../src/targets/target.ts';

async function look(options: Parameters<typeof launchMockTarget>[0]) {
  const target = await launchMockTarget(options);
  const { controlUrl: url, controlToken: token, dispatcher } = target;
  const client = new ControlClient({ url, token, dispatcher });
  const { id, members } = await client.createPair();
  await client.advanceClock(id, 30);
  const answer = await readStatus(members[0].statusUrl, { dispatcher, form: target.statusForm, deadlineMs: 5000 });
  await target.close();
  return answer;
}

test('a primary as the kit sees it', async () => {
  expect(await look({})).toMatchObject({
    kind: 'status',
    form: 'xml',
    status: { role: 'primary', readyForSwitchover: { kind: 'not ready' } },
  });
});

test('a deviation that was asked for', async () => {
  const wrong = await look({ deviation: 'ready-before-sixty-seconds' });
  expect(wrong).toMatchObject({ status: { readyForSwitchover: { kind: 'ready' } } });
});

test.each([{ deviation: 'no-such' }, { readings: ['A14=maybe'] }])('%o does not start', async (options) => {
  await expect(launchMockTarget(options)).rejects.toThrow(TargetError);
});
