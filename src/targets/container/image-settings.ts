/** What a vendor says of their own image: the settings file of `--image-settings`, docs/container-target.md. */
import { z } from 'zod';
import { BuildVersion } from '../../control/wire.ts';
import { containerPlaceholders, memberPlaceholders, unknownPlaceholders } from './placeholders.ts';

/** What a member can be asked for beside what Docker does, by the names of the control protocol. */
export const drivenCapabilities = [
  'set-option',
  'switchover',
  'place-calls',
  'place-multisite-calls',
  'end-calls',
  'list-calls',
] as const;
export type DrivenCapability = (typeof drivenCapabilities)[number];

const port = z.int().min(1).max(65_535);
const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'expected the name of an environment variable');
const seconds = (standard: number) => z.number().min(1).max(25).default(standard);

/** A text without a zero byte, which no program takes as an argument, and with no placeholder but these. */
function text(known: readonly string[]) {
  return z
    .string()
    .max(4096)
    .refine((given) => !given.includes('\0'), 'expected a text without a zero byte')
    .refine(
      (given) => unknownPlaceholders(given, known).length === 0,
      `expected no placeholder but ${known.map((name) => `{${name}}`).join(', ')}`,
    );
}

function argv(about: string, ...placeholders: readonly string[]) {
  return z
    .array(text([...memberPlaceholders, ...placeholders]))
    .min(1)
    .max(100)
    .describe(about);
}

const Commands = z
  .strictObject({
    'place-calls': argv('Run in the primary. Begins {count} calls and prints an id for each, one on a line.', 'count'),
    'place-multisite-calls': argv('The same, for calls with a relation to another site.', 'count'),
    'end-calls': argv('Run in the primary. Ends the calls whose ids come on standard input, one on a line.'),
    'list-calls': argv('Prints the ids of the calls on this member, one on a line, each once for each copy.'),
    'set-option': argv('Sets an option of this member.', 'section', 'name', 'value'),
    'remove-option': argv('Takes an option of this member away.', 'section', 'name'),
    'become-primary': argv('Makes this member primary, whatever its readiness says.'),
    'become-backup': argv('Makes this member backup.'),
    'ha-connection': argv('Prints established or lost.'),
  })
  .partial()
  .refine(
    (given) => 'set-option' in given === 'remove-option' in given,
    'expected set-option and remove-option, or neither',
  )
  .refine(
    (given) => 'become-primary' in given === 'become-backup' in given,
    'expected become-primary and become-backup, or neither',
  )
  .describe('Commands that are run in the container of a member; what is left out is not tested.');
export type Commands = z.infer<typeof Commands>;

const Protocol = z
  .strictObject({
    port: port.describe('Where the control protocol is served in every container.'),
    tokenEnvironment: variable.describe('The environment variable in which the container finds the token.'),
    capabilities: z.array(z.enum(drivenCapabilities)).describe('What the containers can do.'),
  })
  .describe('The containers serve the control protocol.');

const Drive = z.union([z.strictObject({ commands: Commands }), z.strictObject({ protocol: Protocol })], {
  error: 'expected either commands or protocol, as the documentation has them',
});

const Mount = z.strictObject({
  from: z.string().min(1).describe('On this machine; relative to the settings file.'),
  to: z.string().regex(/^\/[^:]*$/, 'expected an absolute path without a colon'),
  writable: z.boolean().default(false),
});

const imageName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._/:@-]{0,254}$/, 'expected the name of an image');

export const ImageSettings = z
  .strictObject({
    name: z.string().min(1).max(120).optional().describe('What this is, for reports.'),
    images: z
      .record(BuildVersion, imageName)
      .refine((images) => Object.keys(images).length > 0, 'expected at least one version')
      .describe('The image of each version.'),
    defaultVersion: BuildVersion.optional().describe('What a pair runs. Needed with more than one image.'),
    statusPort: port.describe('Of the status page, http://<member>:<port>/server?sipServer.'),
    spareStatusPort: port.optional().describe('One to which option TServer/http-port can move the status page.'),
    readyPort: port
      .optional()
      .describe('A container is up when it accepts a connection there. Default: the status page.'),
    pairsAtOnce: z.int().min(1).max(40).default(4),
    command: z
      .array(text(containerPlaceholders))
      .max(100)
      .optional()
      .describe('In place of the command that the image has.'),
    environment: z.record(variable, text(containerPlaceholders)).default({}),
    secretEnvironment: z
      .record(variable, variable)
      .default({})
      .describe("Variables whose values come from the kit's own environment and are blanked out wherever they appear."),
    mounts: z.array(Mount).max(50).default([]),
    user: z
      .string()
      .regex(/^[A-Za-z0-9_.-]+(:[A-Za-z0-9_.-]+)?$/, 'expected a user, or user:group')
      .optional(),
    memory: z.int().min(16).max(65_536).default(1024).describe('MiB of each container.'),
    readOnly: z.boolean().default(false).describe('The root file system cannot be written.'),
    timeouts: z
      .strictObject({
        start: seconds(20).describe('Seconds until a started container is up.'),
        stop: seconds(10).describe('Seconds until Docker kills a container that was told to stop.'),
        command: seconds(10).describe('Seconds that one command, or one request, may take.'),
        connectionLost: seconds(10).describe('Seconds until both members say that a cut connection is lost.'),
      })
      .prefault({}),
    drive: Drive,
  })
  .refine(({ images, defaultVersion }) => defaultVersion !== undefined || Object.keys(images).length === 1, {
    path: ['defaultVersion'],
    error: 'expected which of the images a pair runs',
  })
  .refine(({ images, defaultVersion }) => defaultVersion === undefined || Object.hasOwn(images, defaultVersion), {
    path: ['defaultVersion'],
    error: 'expected one of the versions under images',
  });
export type ImageSettings = z.infer<typeof ImageSettings>;
