import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ImageSettings } from './image-settings.ts';

export const imageSettingsSchemaPath = fileURLToPath(new URL('image-settings.schema.json', import.meta.url));

/** The JSON Schema of a settings file, by which editors check it, as the file beside this one must have it. */
export function imageSettingsSchemaText(): string {
  const schema = z.toJSONSchema(ImageSettings, { target: 'draft-2020-12', io: 'input' });
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}
