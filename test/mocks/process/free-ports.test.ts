import { afterEach, expect, test, vi } from 'vitest';
import { freePorts } from '../../../mocks/sip-server/process/free-ports.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

test('two that begin at the same place hand out no port twice, though nobody listens on it yet', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  const [one, other] = [freePorts('127.0.0.1'), freePorts('127.0.0.1')];
  const ports = await Promise.all([one.take(), other.take(), one.take(), other.take(), one.take(), other.take()]);
  expect(new Set(ports).size).toBe(ports.length);
  for (const port of ports) {
    one.giveBack(port);
    other.giveBack(port);
  }
});

test('a port that was given back can be had again', async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.7);
  const one = freePorts('127.0.0.1');
  const port = await one.take();
  one.giveBack(port);
  // The system lets go of it in its own time.
  await vi.waitFor(async () => {
    const other = freePorts('127.0.0.1');
    const again = await other.take();
    other.giveBack(again);
    expect(again).toBe(port);
  });
});
