import { readFileSync } from 'node:fs';

/** Addresses that belong together: the first of them as a number, and how many bits of it count. */
export interface AddressBlock {
  readonly first: number;
  readonly bits: number;
}

/** As 10.213.4.0/29. @throws RangeError for anything else */
export function addressBlock(cidr: string): AddressBlock {
  const [, address = '', bits = ''] = /^(\d+\.\d+\.\d+\.\d+)\/(\d+)$/.exec(cidr) ?? [];
  const first = addressNumber(address);
  if (first === undefined || bits === '' || Number(bits) > 32) throw new RangeError(`${cidr} is no block of addresses`);
  return { first, bits: Number(bits) };
}

export function overlap(one: AddressBlock, other: AddressBlock): boolean {
  const size = 2 ** (32 - Math.min(one.bits, other.bits));
  return Math.floor(one.first / size) === Math.floor(other.first / size);
}

/** A route for so much is a way out, as that of a VPN to everywhere (0.0.0.0/1), and no network of its own. */
const fewestBits = 8;

/**
 * What this machine has a route for, in any of its routing tables: its own networks, those of Docker, those behind a VPN.
 *
 * @param read gives the text of a file, or throws; Linux's own by default
 * @returns undefined where that cannot be told, as on another system than Linux
 */
export function hostRoutes(read: (path: string) => string = readText): readonly AddressBlock[] | undefined {
  const blocks = [trieBlocks(attempt(read, '/proc/net/fib_trie')), tableBlocks(attempt(read, '/proc/net/route'))];
  if (blocks.every((found) => found === undefined)) return undefined;
  return blocks.flatMap((found) => found ?? []).filter(({ bits }) => bits >= fewestBits);
}

/** A leaf has an address, and below it a line for each route to it: `|-- 10.8.0.0`, `/24 universe UNICAST`. */
function trieBlocks(text: string | undefined): AddressBlock[] | undefined {
  let leaf: number | undefined;
  return text?.split('\n').flatMap((line) => {
    const [, address, bits] = /^\s*(?:\|-- (\d+\.\d+\.\d+\.\d+)|\/(\d+) \S+ \S+)/.exec(line) ?? [];
    if (address !== undefined) leaf = addressNumber(address);
    return bits === undefined || leaf === undefined ? [] : { first: leaf, bits: Number(bits) };
  });
}

/** The main table alone, with addresses as hexadecimal numbers of the machine's own byte order. */
function tableBlocks(text: string | undefined): AddressBlock[] | undefined {
  return text?.split('\n').flatMap((line) => {
    const [, destination, , , , , , mask] = line.trim().split(/\s+/);
    if (!/^[0-9A-F]{8}$/.test(destination ?? '') || !/^[0-9A-F]{8}$/.test(mask ?? '')) return [];
    const ones = [...Number.parseInt(mask ?? '', 16).toString(2)].filter((bit) => bit === '1').length;
    return { first: Buffer.from(destination ?? '', 'hex').readUInt32LE(), bits: ones };
  });
}

function addressNumber(address: string): number | undefined {
  const parts = address.split('.').map(Number);
  if (parts.length !== 4 || parts.some((part) => !(part >= 0 && part <= 255))) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

function attempt(read: (path: string) => string, path: string): string | undefined {
  try {
    return read(path);
  } catch {
    return undefined;
  }
}

function readText(path: string): string {
  return readFileSync(path, 'utf8');
}
