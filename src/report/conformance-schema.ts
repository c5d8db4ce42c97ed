import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConformanceResult } from './result.ts';

export const conformanceSchemaPath = fileURLToPath(new URL('conformance.schema.json', import.meta.url));

/** The JSON Schema of conformance.json, as the file beside this one must have it. */
export function conformanceSchemaText(): string {
  return `${JSON.stringify(z.toJSONSchema(ConformanceResult, { target: 'draft-2020-12' }), undefined, 2)}\n`;
}
