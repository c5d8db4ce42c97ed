/**
 * Serves the mock pair to whoever wants to talk to it by hand: `npx node src/targets/serve.ts [--rate <n>]`. Two processes,
 * real ports, the control protocol on loopback. Ends with Ctrl-C.
 */
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { launchProcessTarget } from './process-target.ts';

const { values } = parseArgs({ options: { rate: { type: 'string', default: '1' } } });
const ended = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
const target = await launchProcessTarget({ rate: Number(values.rate) });
process.stdout.write(`URL=${target.controlUrl}\nTOKEN=${target.controlToken}\n`);
await ended;
await target.close();
