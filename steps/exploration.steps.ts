import { Then, When } from '@cucumber/cucumber';
import type { OptionPlace } from '../src/explore/action.ts';
import { checkEveryDemand } from '../src/explore/check-every-demand.ts';
import type { ConformanceWorld } from './world.ts';

type Kind = 'multisite' | 'non-multisite';
type Place = Exclude<OptionPlace, 'both members'>;

When(
  'the {age} {int} {kind}call(s) end(s)',
  async function (this: ConformanceWorld, which: 'oldest' | 'latest', count: number, kind: Kind) {
    await this.act({ do: 'end calls', kind, which, count });
  },
);

When('all ordinary calls end', async function (this: ConformanceWorld) {
  await this.act({ do: 'end calls', kind: 'non-multisite', which: 'oldest' });
});

When(
  'the option for calls at once of the {place} is changed to {word}',
  async function (this: ConformanceWorld, on: Place, value: string) {
    await this.act({ do: 'set limit', on, section: 'TServer', value });
  },
);

When(
  'the port option of the {place} is set to its {port} port',
  async function (this: ConformanceWorld, on: Place, to: 'spare' | 'first') {
    await this.act({ do: 'set port', on, section: 'TServer', to });
  },
);

When(
  'the port option of the {place} is set to its {port} port in section {word}',
  async function (this: ConformanceWorld, on: Place, to: 'spare' | 'first', section: string) {
    await this.act({ do: 'set port', on, section, to });
  },
);

When('the port option of the {place} is not set', async function (this: ConformanceWorld, on: Place) {
  await this.act({ do: 'set port', on, section: 'TServer', to: 'unset' });
});

When('{number} second(s) pass(es) under observation', async function (this: ConformanceWorld, seconds: number) {
  await this.act({ do: 'wait', seconds });
});

When(
  'it is {number} second(s) since the HA connection was established',
  async function (this: ConformanceWorld, sinceEstablished: number) {
    await this.act({ do: 'wait until', sinceEstablished });
  },
);

Then('every demand is met', async function (this: ConformanceWorld) {
  await checkEveryDemand(this.pair);
});
