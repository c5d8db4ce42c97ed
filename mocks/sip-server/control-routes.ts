import { type OperationName, operations } from '../../src/control/wire.ts';

export type Route =
  | {
      readonly kind: 'operation';
      readonly name: OperationName;
      readonly pair: string | undefined;
      readonly member: string;
    }
  | { readonly kind: 'other method'; readonly allowed: readonly string[] }
  | { readonly kind: 'no such path' };

interface Pattern {
  readonly name: OperationName;
  readonly method: string;
  readonly parts: readonly string[];
}

const patterns: readonly Pattern[] = operationNames().map((name) => {
  const { method, path } = operations[name];
  return { name, method, parts: path.split('/') };
});

/** @param path without the query, percent-encoded as it came */
export function matchRoute(method: string, path: string): Route {
  const parts = path.split('/');
  const fitting = patterns.filter((pattern) => fits(pattern, parts));
  if (fitting.length === 0) return { kind: 'no such path' };
  const found = fitting.find((pattern) => pattern.method === method);
  if (found === undefined) return { kind: 'other method', allowed: fitting.map((pattern) => pattern.method) };
  const value = (parameter: string): string | undefined => parts[found.parts.indexOf(parameter)];
  return { kind: 'operation', name: found.name, pair: value('{pair}'), member: value('{member}') ?? '' };
}

function fits(pattern: Pattern, parts: readonly string[]): boolean {
  return (
    pattern.parts.length === parts.length && pattern.parts.every((part, i) => part.startsWith('{') || part === parts[i])
  );
}

function operationNames(): OperationName[] {
  const isOperation = (name: string): name is OperationName => Object.hasOwn(operations, name);
  return Object.keys(operations).filter(isOperation);
}
