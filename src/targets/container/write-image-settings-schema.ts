/** Run after a change of image-settings.ts: `npm run schema`. A test fails until that is done. */
import { writeFileSync } from 'node:fs';
import { scriptArguments } from '../../kit/script-arguments.ts';
import { imageSettingsSchemaPath, imageSettingsSchemaText } from './image-settings-schema.ts';

scriptArguments({ command: 'npm run schema' });
writeFileSync(imageSettingsSchemaPath, imageSettingsSchemaText());
