/** Writes openapi.json anew: `node src/control/write-openapi.ts`, after every change to wire.ts. */
import { writeFileSync } from 'node:fs';
import { scriptArguments } from '../kit/script-arguments.ts';
import { openApiDocument } from './openapi.ts';

scriptArguments({ command: 'npm run openapi' });
writeFileSync(new URL('openapi.json', import.meta.url), `${JSON.stringify(openApiDocument(), null, 2)}\n`);
