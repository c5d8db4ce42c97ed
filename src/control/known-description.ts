import { foreignText } from '../http/foreign-text.ts';
import { capabilities, extensionPrefix, protocolVersion } from './wire.ts';

/** What may be checked further, or why it must not be: in words that say more than a schema can. */
export type KnownDescription = { readonly value: unknown } | { readonly problem: string };

/**
 * Looks at the answer to `describe` before its schema does: another version of the protocol, and capabilities that this
 * version does not have, are told as what they are. A capability of the target's own (`x-...`) is left out.
 */
export function knownDescription(value: unknown): KnownDescription {
  if (typeof value !== 'object' || value === null) return { value };
  if ('protocol' in value && value.protocol !== protocolVersion) {
    const spoken = foreignText(JSON.stringify(value.protocol) ?? '', 40);
    return {
      problem: `it speaks version ${spoken} of the control protocol, this kit version ${protocolVersion}: take the kit that was made for it, or serve version ${protocolVersion} as well`,
    };
  }
  if (!('capabilities' in value) || !Array.isArray(value.capabilities)) return { value };
  const stated: readonly unknown[] = value.capabilities;
  const ofTheProtocol = stated.filter((one) => typeof one !== 'string' || !one.startsWith(extensionPrefix));
  const unknown = ofTheProtocol.filter((one) => !capabilities.some((known) => known === one));
  if (unknown.length === 0) return { value: { ...value, capabilities: ofTheProtocol } };
  const named = foreignText(unknown.map((one) => JSON.stringify(one)).join(', '), 200);
  return {
    problem: `it states ${named} among its capabilities, which version ${protocolVersion} of the protocol does not have. It has ${capabilities.join(', ')}; the name of one of your own begins with ${extensionPrefix}`,
  };
}
