import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';

/** A Docker that was asked for by name. */
export interface DockerEndpoint {
  /** `unix:///run/docker.sock` or `tcp://host:port`; nothing else is understood. */
  readonly host: string;
  /** Who asked for it, for messages: `DOCKER_HOST`, `DOCKER_CONTEXT`, or Docker's own settings. */
  readonly namedBy: string;
  /** A directory with ca.pem, cert.pem and key.pem, when it is reached by TLS. */
  readonly certificates?: string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const ContextFile = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string().min(1) }) }) });
const Settings = z.object({ currentContext: z.string().optional() });

/**
 * Which Docker is meant, by the rules of the `docker` command: DOCKER_HOST, then DOCKER_CONTEXT, then the context that
 * `docker context use` has chosen.
 *
 * @param home the user's home directory
 * @returns undefined when none is named: then it is the usual socket of this machine
 * @throws Error for one that is named and cannot be used; it is never replaced by another
 */
export function dockerEndpoint(environment: Environment, home: string = homedir()): DockerEndpoint | undefined {
  const { DOCKER_HOST: host = '', DOCKER_CONTEXT: context = '', DOCKER_CERT_PATH: certificates } = environment;
  const directory = environment['DOCKER_CONFIG'] || join(home, '.docker');
  if (host !== '') {
    const verified = environment['DOCKER_TLS_VERIFY'] === '1' ? certificates : undefined;
    return understood({ host, namedBy: 'DOCKER_HOST', certificates: verified });
  }
  if (context !== '') return contextEndpoint(directory, context, 'DOCKER_CONTEXT');
  const chosen = chosenContext(directory);
  return chosen === undefined ? undefined : contextEndpoint(directory, chosen, join(directory, 'config.json'));
}

/** The kit needs nothing else of that file: one that cannot be read, or names a helper that is not there, does not matter. */
function chosenContext(directory: string): string | undefined {
  try {
    return Settings.parse(JSON.parse(readFileSync(join(directory, 'config.json'), 'utf8'))).currentContext || undefined;
  } catch {
    return undefined;
  }
}

function contextEndpoint(directory: string, context: string, chosenBy: string): DockerEndpoint | undefined {
  if (context === 'default') return undefined;
  const id = createHash('sha256').update(context).digest('hex');
  const path = join(directory, 'contexts/meta', id, 'meta.json');
  const namedBy = `Docker context "${context}" (${chosenBy})`;
  const certificates = join(directory, 'contexts/tls', id, 'docker');
  let file: unknown;
  try {
    file = JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${namedBy} cannot be read: ${why}; \`docker context ls\` shows what there is`);
  }
  const read = ContextFile.safeParse(file);
  if (!read.success) throw new Error(`${namedBy} names no Docker: ${path} has no Endpoints.docker.Host`);
  const { Host: host } = read.data.Endpoints.docker;
  return understood({ host, namedBy, ...(existsSync(certificates) ? { certificates } : {}) });
}

function understood(endpoint: DockerEndpoint): DockerEndpoint {
  const { host, namedBy } = endpoint;
  const good = /^unix:\/\/\/[^?#]+$/.test(host) || (/^tcp:\/\/[^/?#@]+$/.test(host) && URL.canParse(host));
  if (good) return endpoint;
  throw new Error(
    `${namedBy} is ${host}, and the kit reaches unix:///path/of/docker.sock and tcp://host:port only` +
      (host.startsWith('ssh:') ? ': run the kit on that machine' : ''),
  );
}

/** Where it listens. */
export function addressOf({
  host,
  certificates,
}: DockerEndpoint): { readonly path: string } | { host: string; port: number } {
  const { protocol, hostname, port, pathname } = new URL(host);
  if (protocol === 'unix:') return { path: decodeURI(pathname) };
  return {
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port || (certificates === undefined ? 2375 : 2376)),
  };
}
