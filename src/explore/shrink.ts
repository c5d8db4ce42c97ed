import type { Action, History } from './action.ts';
import { possibleOnly } from './pair-state.ts';

/** Whether a history still shows what is looked for. */
export type Shows = (history: History) => Promise<boolean>;

/**
 * Makes a history that shows something as short as it can: takes out ever smaller runs of actions, what is not possible without
 * them too, then makes numbers smaller. What it returns was seen to show it.
 *
 * @param most how many histories may be tried
 */
export async function shrink(found: History, shows: Shows, most: number): Promise<History> {
  let best = found;
  let left = most;
  const attempt = async (candidate: History): Promise<boolean> => {
    if (left <= 0) return false;
    left -= 1;
    if (!(await shows(candidate))) return false;
    best = candidate;
    return true;
  };
  if (best.build !== undefined) await attempt({ actions: best.actions });
  await takeOut(
    () => best,
    attempt,
    () => left > 0,
  );
  await makeSmaller(() => best, attempt);
  return best;
}

/** As delta debugging does: halves first, then quarters, down to single actions, until none can go. */
async function takeOut(best: () => History, attempt: Shows, goOn: () => boolean): Promise<void> {
  let size = Math.ceil(best().actions.length / 2);
  while (size >= 1 && goOn()) {
    let shorter = false;
    for (let from = best().actions.length - size; from > -size && goOn(); from -= size) {
      const { actions } = best();
      const kept = possibleOnly([...actions.slice(0, Math.max(0, from)), ...actions.slice(Math.max(0, from + size))]);
      if (kept.length < actions.length && (await attempt({ ...best(), actions: kept }))) shorter = true;
    }
    if (size === 1 && !shorter) return;
    size = Math.max(1, Math.floor(size / 2));
  }
}

async function makeSmaller(best: () => History, attempt: Shows): Promise<void> {
  for (let index = 0; index < best().actions.length; index++) {
    const action = best().actions[index];
    for (const simpler of action === undefined ? [] : simplerThan(action)) {
      const actions = possibleOnly(best().actions.map((one, place) => (place === index ? simpler : one)));
      if (actions.length === best().actions.length && (await attempt({ ...best(), actions }))) break;
    }
  }
}

/** Simpler forms of an action, the simplest first. */
function simplerThan(action: Action): readonly Action[] {
  switch (action.do) {
    case 'place calls':
      return [1, 2, 10, 201, 501, 1001].filter((count) => count < action.count).map((count) => ({ ...action, count }));
    case 'wait':
      return [0.5, 1, 5, 61, 130]
        .filter((seconds) => seconds < action.seconds)
        .map((seconds) => ({ ...action, seconds }));
    default:
      return [];
  }
}
