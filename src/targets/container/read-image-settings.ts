import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { shortestSecret } from '../../http/hide-secrets.ts';
import { keepSecret } from '../../http/known-secrets.ts';
import { readSettingsFile } from '../settings-file.ts';
import { SettingsError } from '../settings-text.ts';
import { ImageSettings } from './image-settings.ts';

/** The settings of a vendor's image, with what they point to. */
export interface VendorImageSettings extends ImageSettings {
  /** Values of `secretEnvironment`, by the names that they have in the containers. */
  readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Reads a settings file in YAML (or JSON, which is YAML).
 *
 * @param environment where `secretEnvironment` finds its values
 * @throws SettingsError
 */
export function readImageSettings(file: string, environment: NodeJS.ProcessEnv = process.env): VendorImageSettings {
  return withWhatItPointsTo(file, readSettingsFile(file, 'the settings of an image', ImageSettings), environment);
}

function withWhatItPointsTo(
  file: string,
  settings: ImageSettings,
  environment: NodeJS.ProcessEnv,
): VendorImageSettings {
  const mounts = settings.mounts.map((mount, index) => {
    const from = resolve(dirname(file), mount.from);
    if (!existsSync(from))
      throw new SettingsError(
        `${file}: mounts.${index}.from: expected a file or a directory as it is seen from ${dirname(file)}, nothing is there`,
      );
    return { ...mount, from };
  });
  const secrets = Object.entries(settings.secretEnvironment).map(([name, source]) => {
    const value = environment[source] ?? '';
    if (value.length < shortestSecret)
      throw new SettingsError(
        `${file}: secretEnvironment.${name}: expected at least ${shortestSecret} characters in the environment variable that it names, came ${value === '' ? 'none' : value.length}`,
      );
    keepSecret(value);
    return [name, value] as const;
  });
  return { ...settings, mounts, secrets: Object.fromEntries(secrets) };
}
