/** Every unusual right server there is. */
import type { UnusualServer } from './unusual-server.ts';

export const unusualServers: readonly UnusualServer[] = [];
