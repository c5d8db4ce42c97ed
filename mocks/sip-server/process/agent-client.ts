import { Pool } from 'undici';
import type { z } from 'zod';
import { maxBodyBytes, type ProblemKind, problemKinds } from '../../../src/control/wire.ts';
import { ControlProblem } from '../pair-host.ts';
import {
  type AgentAnswer,
  type AgentOperation,
  AgentProblem,
  type AgentRequest,
  agentOperations,
  MemberState,
} from './agent-wire.ts';

/** The operations that answer with the member's state. */
type StateOperation = {
  [O in AgentOperation]: AgentAnswer<O> extends MemberState ? O : never;
}[AgentOperation];

const requestDeadline = 60_000;

/** The controller's side of agent-wire.ts: one process with a member of each pair. */
export class AgentClient {
  readonly #pool: Pool;
  readonly #token: string;
  readonly #whyGone: () => string;

  /** @param whyGone what to say when the process does not answer */
  constructor(setup: { url: string; token: string; whyGone: () => string }) {
    this.#token = setup.token;
    this.#whyGone = setup.whyGone;
    this.#pool = new Pool(setup.url, {
      connections: 64,
      keepAliveTimeout: 30_000,
      headersTimeout: requestDeadline,
      bodyTimeout: requestDeadline,
      maxResponseSize: maxBodyBytes,
    });
  }

  /** @throws ControlProblem as the agent answers, or `internal` if it does not */
  change<O extends StateOperation>(pair: string, operation: O, request: AgentRequest<O>): Promise<MemberState> {
    return this.#call(pair, operation, request, MemberState);
  }

  async delete(pair: string): Promise<void> {
    await this.#call(pair, 'delete', {}, agentOperations.delete.answer);
  }

  async placeCalls(pair: string, request: AgentRequest<'place-calls'>): Promise<void> {
    await this.#call(pair, 'place-calls', request, agentOperations['place-calls'].answer);
  }

  async endCalls(pair: string, request: AgentRequest<'end-calls'>): Promise<void> {
    await this.#call(pair, 'end-calls', request, agentOperations['end-calls'].answer);
  }

  listCalls(pair: string): Promise<AgentAnswer<'list-calls'>> {
    return this.#call(pair, 'list-calls', {}, agentOperations['list-calls'].answer);
  }

  takeEvents(pair: string): Promise<AgentAnswer<'take-events'>> {
    return this.#call(pair, 'take-events', {}, agentOperations['take-events'].answer);
  }

  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #call<T>(pair: string, operation: AgentOperation, request: unknown, answer: z.ZodType<T>): Promise<T> {
    const { status, body } = await this.#exchange(pair, operation, request);
    if (status === 200) {
      const parsed = answer.safeParse(body);
      if (parsed.success) return parsed.data;
      throw new ControlProblem(
        'internal',
        `the member's process answered ${operation} wrongly: ${parsed.error.message}`,
      );
    }
    const detail = AgentProblem.safeParse(body).data?.detail ?? `status ${status}`;
    throw new ControlProblem(kindOf(status), detail);
  }

  async #exchange(
    pair: string,
    operation: AgentOperation,
    request: unknown,
  ): Promise<{ status: number; body: unknown }> {
    try {
      const { statusCode, body } = await this.#pool.request({
        method: 'POST',
        path: `/members/${pair}/${operation}`,
        headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
        body: JSON.stringify(request),
      });
      return { status: statusCode, body: await body.json() };
    } catch (cause) {
      throw new ControlProblem('internal', `${this.#whyGone()} (${operation}: ${String(cause)})`);
    }
  }
}

/** Only what the caller can do something about is handed on; a quarrel between our own processes is `internal`. */
function kindOf(status: number): ProblemKind {
  return status === problemKinds.conflict ? 'conflict' : 'internal';
}
