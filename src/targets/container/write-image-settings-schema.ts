/** Run after a change of image-settings.ts: `npm run schema`. A test fails until that is done. */
import { writeFileSync } from 'node:fs';
import { imageSettingsSchemaPath, imageSettingsSchemaText } from './image-settings-schema.ts';

writeFileSync(imageSettingsSchemaPath, imageSettingsSchemaText());
