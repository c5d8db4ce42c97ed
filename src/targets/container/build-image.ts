import { readdir } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { foreignText } from '../../http/foreign-text.ts';
import type { Docker } from './docker.ts';

const Step = z.object({ error: z.string().optional() });

/**
 * Has Docker build an image from a directory with a Dockerfile. Nobody logs on to a registry for it, as testcontainers would:
 * so a setting of Docker's for registries that does not work, such as a helper that is not there, does not matter.
 *
 * @throws Error with Docker's words when it does not build it
 */
export async function buildFrom(
  docker: Docker,
  directory: string,
  name: string,
  buildArguments: Readonly<Record<string, string>> = {},
): Promise<void> {
  const context = { context: directory, src: await readdir(directory) };
  const steps = await docker.buildImage(context, { t: name, buildargs: { ...buildArguments }, forcerm: true });
  for await (const line of createInterface({ input: steps })) {
    if (line.trim() === '') continue;
    const { error } = Step.parse(JSON.parse(line));
    if (error !== undefined) throw new Error(`image ${name} cannot be built: ${foreignText(error, 500)}`);
  }
}
