import { Then, When } from '@cucumber/cucumber';
import { setupFailed } from '../src/scenario/check-ended.ts';
import {
  checkAnswers,
  checkFormsAgree,
  checkMoved,
  checkPorts,
  checkUnreachable,
  movePage,
  movePageBack,
} from '../src/scenario/page-checks.ts';
import type { RunningRole } from '../src/scenario/readiness-checks.ts';
import type { ConformanceWorld } from './world.ts';

Then('the {role} answers with both kinds of readiness', async function (this: ConformanceWorld, role: RunningRole) {
  await checkAnswers(this.pair, role);
});

Then(
  'the {role} says the same on its page for people and its page for programs',
  async function (this: ConformanceWorld, role: RunningRole) {
    await checkFormsAgree(this.pair, role);
  },
);

Then('the stopped member gives no answer', async function (this: ConformanceWorld) {
  await checkUnreachable(this.pair, this.stopped ?? '');
});

Then('each member answers on the port of its own option', async function (this: ConformanceWorld) {
  await checkPorts(this.pair, this.membersAtFirst);
});

When(
  'the port option of the {role} is changed and that member is restarted',
  async function (this: ConformanceWorld, role: RunningRole) {
    await this.happens(async (pair) => {
      this.movedPage = await movePage(pair, role);
    });
  },
);

When('its port option is changed back and it is restarted', async function (this: ConformanceWorld) {
  await this.happens((pair) => movePageBack(pair, moved(this), this.membersAtFirst));
});

Then('the page of that member has moved to the new port', async function (this: ConformanceWorld) {
  await checkMoved(this.pair, moved(this), this.membersAtFirst);
});

function moved({ movedPage }: ConformanceWorld): string {
  if (movedPage === undefined) throw setupFailed('a page was moved', 'none was');
  return movedPage;
}
