import { z } from 'zod';
import { operationTexts } from './operation-texts.ts';
import { type OperationName, operations, Problem, type ProblemKind, problemKinds } from './wire.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

/**
 * The OpenAPI 3.1 document of the control protocol, made from wire.ts. `openapi.json` beside this file is its text:
 * `node src/control/write-openapi.ts` writes it and a test holds the two together.
 */
export function openApiDocument(): JsonObject {
  const names = Object.keys(operations) as OperationName[];
  const paths: Record<string, Record<string, Json>> = {};
  for (const name of names) {
    const { method, path } = operations[name];
    paths[path] = { ...(paths[path] ?? { parameters: pathParameters(path) }), [method.toLowerCase()]: operation(name) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'SIP Server HA control protocol',
      version: '1.0.0',
      summary: 'How a conformance run drives a pair of SIP Servers',
      description: 'docs/control-protocol.md says what each operation must do.',
    },
    servers: [{ url: 'http://127.0.0.1:8090', description: 'Loopback; any address will do.' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: schemas(),
      parameters: {
        pair: parameter('pair', 'The identifier of the pair, from createPair.'),
        member: parameter('member', 'The name of the member, from the pair.'),
      },
      responses: Object.fromEntries(
        (Object.keys(problemKinds) as ProblemKind[]).map((kind) => [kind, problemResponse(kind)]),
      ),
    },
  };
}

function operation(name: OperationName): JsonObject {
  const { request, status, answer, needs } = operations[name];
  const { summary, description } = operationTexts[name];
  return {
    operationId: name,
    summary,
    description,
    ...(needs === undefined ? {} : { 'x-capability': needs }),
    ...queryParameters(name),
    ...(request === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: reference(request) } } } }),
    responses: {
      [status]:
        answer === undefined
          ? { description: 'Done.' }
          : { description: 'Done.', content: { 'application/json': { schema: reference(answer) } } },
      ...Object.fromEntries(
        problemsOf(name).map((kind) => [problemKinds[kind], { $ref: `#/components/responses/${kind}` }]),
      ),
    },
  };
}

function problemsOf(name: OperationName): readonly ProblemKind[] {
  const { path, request, needs } = operations[name];
  const form: readonly (ProblemKind | false)[] = [
    (request !== undefined || 'query' in operations[name]) && 'invalid-request',
    'unauthorized',
    path.includes('{') && 'not-found',
    request !== undefined && 'too-large',
    needs !== undefined && 'not-supported',
    'internal',
  ];
  return [...form.filter((kind) => kind !== false), ...operationTexts[name].problems];
}

function problemResponse(kind: ProblemKind): JsonObject {
  return {
    description: `urn:sip-ha:problem:${kind}`,
    content: { 'application/problem+json': { schema: reference(Problem) } },
  };
}

function queryParameters(name: OperationName): JsonObject {
  const operation = operations[name];
  return 'query' in operation ? { parameters: [queryParameter[operation.query]] } : {};
}

const queryParameter: Record<'since' | 'member', Json> = {
  since: {
    name: 'since',
    in: 'query',
    required: false,
    description: 'The mark to begin with: `next` of the answer before. Left out: the oldest event that there still is.',
    schema: { type: 'integer', minimum: 0 },
  },
  member: {
    name: 'member',
    in: 'query',
    required: false,
    description: 'The name of the one member whose calls are wanted. Left out: both.',
    schema: { type: 'string' },
  },
};

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ $ref: `#/components/parameters/${name}` }));
}

function parameter(name: string, description: string): JsonObject {
  return { name, in: 'path', required: true, description, schema: { type: 'string' } };
}

function reference(schema: z.ZodType): JsonObject {
  return { $ref: schemaUri(idOf(schema)) };
}

function schemaUri(id: string): string {
  return `#/components/schemas/${id}`;
}

function idOf(schema: z.ZodType): string {
  const { id } = schema.meta() ?? {};
  if (typeof id !== 'string') throw new Error('every request and answer in wire.ts needs an id in its meta');
  return id;
}

/** The schemas that wire.ts names. Others may be registered by whatever else the process has loaded. */
function schemas(): JsonObject {
  // Lists of calls are checked by a function; wire.ts gives their JSON Schema beside it.
  const { schemas: registered } = z.toJSONSchema(z.globalRegistry, { uri: schemaUri, unrepresentable: 'any' });
  const wanted: Record<string, Json> = {};
  const want = (id: string): void => {
    if (id in wanted) return;
    // Inside the document neither belongs: the dialect is OpenAPI's, the address is the component's place.
    const text = JSON.stringify({ ...registered[id], $schema: undefined, $id: undefined });
    wanted[id] = JSON.parse(text);
    for (const [, next = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) want(next);
  };
  for (const { request, answer } of Object.values(operations)) {
    for (const schema of [request, answer, Problem]) if (schema !== undefined) want(idOf(schema));
  }
  return Object.fromEntries(Object.entries(wanted).sort(([left], [right]) => (left < right ? -1 : 1)));
}
