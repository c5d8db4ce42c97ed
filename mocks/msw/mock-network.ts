/** The in-process target: pairs, their status pages and their control server, reached through one undici dispatcher. */
import { randomBytes } from 'node:crypto';
import { capabilities, type Description, type Exactness } from '../../src/control/wire.ts';
import type { ServerVariant } from '../deviations/deviation.ts';
import { createControlServer } from '../sip-server/control-server.ts';
import { documentedBehaviour } from '../sip-server/documented-behaviour.ts';
import { defaultReadings, type Readings } from '../sip-server/readings.ts';
import { DirectDispatcher } from './direct-dispatcher.ts';
import { MockDispatcher } from './mock-dispatcher.ts';
import { MockHost } from './mock-host.ts';

export interface MockNetwork {
  readonly dispatcher: MockDispatcher | DirectDispatcher;
  readonly controlUrl: string;
  readonly token: string;
  /** What its control server says of it. */
  readonly description: Description;
  /** Ends every pair. Safe to call twice. */
  close(): Promise<void>;
}

export interface MockNetworkSetup {
  /** What the pairs are instead of plain and right. */
  readonly variant?: ServerVariant;
  readonly readings?: Readings;
  /** `direct`: requests are function calls and go through no msw. Default: `msw`. */
  readonly carrier?: 'msw' | 'direct';
}

export function createMockNetwork(setup: MockNetworkSetup = {}): MockNetwork {
  const { variant, carrier = 'msw' } = setup;
  const readings = { ...defaultReadings, ...setup.readings, ...variant?.readings };
  const behaviour = () => variant?.change(documentedBehaviour) ?? documentedBehaviour;
  const unsaid = variant?.unsaid ?? [];
  const host = new MockHost({ behaviour, readings, saysRole: !unsaid.includes('role') });
  const token = randomBytes(24).toString('base64url');
  const name =
    variant === undefined
      ? 'mock pair'
      : `mock pair, ${'bug' in variant ? 'wrong on purpose' : 'unusual'}: ${variant.name}`;
  const description: Description = {
    protocol: 1,
    name,
    capabilities: [...capabilities],
    clock: { kind: 'virtual', rate: 1 },
    ...(unsaid.includes('exactness') ? {} : { exactness: exactnessOf(variant) }),
  };
  const control = createControlServer({
    token,
    host,
    description,
  });
  const controlUrl = 'http://control.mock.test';
  const direct = new DirectDispatcher({ controlUrl, control, host });
  const dispatcher = carrier === 'direct' ? direct : new MockDispatcher({ host, controlUrl, control: direct });
  return {
    dispatcher,
    controlUrl,
    token,
    description,
    close: async () => {
      await control.close();
      dispatcher.close();
    },
  };
}

/** Time stands still between two requests: nothing is ever on its way, unless a variant is slow on purpose. */
function exactnessOf(variant: ServerVariant | undefined): Exactness {
  const { grace = 0, settle = 0 } = variant?.tolerances ?? {};
  return { copySeconds: 0, pageAgeSeconds: grace, connectionSeconds: 0, roleSeconds: settle, ...variant?.exactness };
}
