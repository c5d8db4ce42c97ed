/** Run after a change of result.ts: `node src/report/write-conformance-schema.ts`. A test fails until that is done. */
import { writeFileSync } from 'node:fs';
import { scriptArguments } from '../kit/script-arguments.ts';
import { conformanceSchemaPath, conformanceSchemaText } from './conformance-schema.ts';

scriptArguments({ command: 'npm run schema' });
writeFileSync(conformanceSchemaPath, conformanceSchemaText());
