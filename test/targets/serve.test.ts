import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Agent } from 'undici';
import { expect, test } from 'vitest';
import { ControlClient } from '../../src/control/control-client.ts';

test('the mock pair for whoever wants to talk to it by hand', { timeout: 30_000 }, async () => {
  const script = fileURLToPath(new URL('../../src/targets/serve.ts', import.meta.url));
  const served = spawn(process.execPath, [script, '--rate', '20'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const dispatcher = new Agent();
  try {
    const said: Record<string, string> = {};
    for await (const line of createInterface(served.stdout)) {
      const [name = '', value = ''] = line.split('=');
      said[name] = value;
      if ('TOKEN' in said) break;
    }
    const control = new ControlClient({ url: String(said['URL']), token: String(said['TOKEN']), dispatcher });
    expect(await control.describe()).toMatchObject({ clock: { kind: 'wall', rate: 20 } });
    served.kill('SIGTERM');
    expect(await once(served, 'exit')).toEqual([0, null]);
  } finally {
    served.kill('SIGKILL');
    await dispatcher.destroy();
  }
});
