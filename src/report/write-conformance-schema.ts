/** Run after a change of result.ts: `node src/report/write-conformance-schema.ts`. A test fails until that is done. */
import { writeFileSync } from 'node:fs';
import { conformanceSchemaPath, conformanceSchemaText } from './conformance-schema.ts';

writeFileSync(conformanceSchemaPath, conformanceSchemaText());
