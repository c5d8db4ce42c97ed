import { extensionPrefix } from './wire.ts';

/** Levels of objects and lists in the deepest answer that the protocol knows, and some more. Deeper ones are refused anyway. */
const deepest = 10;

/**
 * Takes the fields that are the target's own (`x-...`) out of an answer, in place.
 *
 * @param value what JSON.parse has made, and nobody else holds
 * @returns the same value
 */
export function withoutExtensions(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > deepest) return value;
  if (Array.isArray(value)) {
    for (const item of value) withoutExtensions(item, depth + 1);
    return value;
  }
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith(extensionPrefix)) Reflect.deleteProperty(value, key);
    else withoutExtensions(inner, depth + 1);
  }
  return value;
}
