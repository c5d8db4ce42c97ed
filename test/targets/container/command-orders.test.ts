import { describe, expect, test } from 'vitest';
import { CommandOrders } from '../../../src/targets/container/command-orders.ts';
import type { ExecOrder } from '../../../src/targets/container/container-exec.ts';

/** A member whose container answers every command so; and what was run in it. */
function member(answer: (order: ExecOrder) => string) {
  const ran: ExecOrder[] = [];
  const run = async (order: ExecOrder) => {
    ran.push(order);
    return answer(order);
  };
  const commands = {
    'place-calls': ['ctl', 'place', '{count}', '{member}'],
    'end-calls': ['ctl', 'end'],
    'list-calls': ['ctl', 'list'],
    'set-option': ['ctl', 'set', '{section}/{name}', '{value}'],
    'remove-option': ['ctl', 'unset', '{section}/{name}'],
    'ha-connection': ['ctl', 'link'],
  };
  const orders = new CommandOrders({ commands, name: 'sip-a', values: { member: 'sip-a' }, within: 5000, run });
  return { orders, ran };
}

test('a command gets its values as they are, each in its argument', async () => {
  const { orders, ran } = member(() => '');
  await orders.setOption({ section: 'TServer', name: 'x', value: '$(reboot) "{name}"\n; rm' });
  await orders.setOption({ section: 'TServer', name: 'x', value: null });
  expect(ran.map(({ argv }) => argv)).toEqual([
    ['ctl', 'set', 'TServer/x', '$(reboot) "{name}"\n; rm'],
    ['ctl', 'unset', 'TServer/x'],
  ]);
});

test('calls that begin and calls that there are come one on a line, calls that end go so', async () => {
  const { orders, ran } = member(({ argv }) => (argv[1] === 'place' ? 'a\nb\n' : 'a\r\nb\r\nb'));
  expect(await orders.placeCalls(2, false)).toEqual(['a', 'b']);
  expect(await orders.listCalls()).toEqual(['a', 'b', 'b']);
  await orders.endCalls(['a', 'b']);
  expect(ran[0]?.argv).toEqual(['ctl', 'place', '2', 'sip-a']);
  expect(ran[2]?.input).toBe('a\nb\n');
});

describe('what a command prints is not believed', () => {
  test.each([
    ['a b', 'came one of 3 characters'],
    ['\u001b[31m', 'came one of 5 characters'],
    ['é', 'came one of 1 characters'],
    ['x'.repeat(65), 'came one of 65 characters'],
  ])('%j is no identifier of a call', async (line, problem) => {
    const { orders } = member(() => `ok\n${line}\n`);
    await expect(orders.listCalls()).rejects.toThrow(`command list-calls in sip-a: expected identifiers of 1 to 64`);
    await expect(orders.placeCalls(2, false)).rejects.toThrow(problem);
  });

  test('an HA connection is established or lost', async () => {
    expect(await member(() => 'lost\n').orders.haConnection()).toBe('lost');
    const { orders } = member(() => 'up\u001b[2J');
    await expect(orders.haConnection()).rejects.toThrow(
      'command ha-connection in sip-a: expected established or lost, came up\ufffd[2J',
    );
  });
});

test('trouble names the command and the member', async () => {
  const { orders } = member(() => {
    throw new Error('it ended with exit code 3: no');
  });
  await expect(orders.endCalls([])).rejects.toThrow('command end-calls in sip-a: it ended with exit code 3: no');
});

test('what the settings have no command for is not supported; roles are then the members’ own affair', async () => {
  const { orders, ran } = member(() => '');
  await expect(orders.placeCalls(1, true)).rejects.toMatchObject({ kind: 'not-supported' });
  await orders.become('primary');
  expect(ran).toEqual([]);
});
