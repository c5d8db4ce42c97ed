/** Reads one hostile thing, named on the command line, and says what came of it and what it cost. */
import { controlInputs, tryControlInput } from './control-inputs.ts';
import { pageInputs, tryPageInput } from './page-inputs.ts';

const [name = ''] = process.argv.slice(2);
const page = pageInputs[name];
const control = controlInputs[name];
const attempt = page === undefined ? control && (await tryControlInput(control)) : await tryPageInput(page);
if (attempt === undefined) throw new Error(`there is no hostile input "${name}"`);
const { maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ ...attempt, megabytes: maxRSS / 1024 }));
