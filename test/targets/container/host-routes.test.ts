import { describe, expect, test } from 'vitest';
import { addressBlock, hostRoutes, overlap } from '../../../src/targets/container/host-routes.ts';
import { reaches, unreachableText } from '../../../src/targets/container/reachable.ts';

/** As Linux 6 writes them, on a machine with a VPN: its tunnel is in a table of its own. */
const trie = `Main:
  +-- 0.0.0.0/0 3 0 5
     |-- 0.0.0.0
        /0 universe UNICAST
        /1 universe UNICAST
     +-- 172.17.0.0/16 2 0 2
        |-- 172.17.0.0
           /16 link UNICAST
        |-- 172.17.0.1
           /32 host LOCAL
Id 220:
  |-- 10.200.0.0
     /16 universe UNICAST
`;
const table = `Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
eth0	00000000	010200C0	0003	0	0	0	00000000	0	0	0
tun0	0000080A	00000000	0001	0	0	0	00FFFFFF	0	0	0
`;

function files(present: Readonly<Record<string, string>>) {
  return (path: string) => {
    const text = present[path];
    if (text === undefined) throw new Error('ENOENT');
    return text;
  };
}

test('the routes of all tables count, and not the ways out', () => {
  const routes = hostRoutes(files({ '/proc/net/fib_trie': trie, '/proc/net/route': table }));
  const cidrs = ['172.17.0.0/16', '172.17.0.1/32', '10.200.0.0/16', '10.8.0.0/24'];
  expect(routes).toEqual(cidrs.map(addressBlock));
});

test('one file is enough, and with none nothing is known', () => {
  expect(hostRoutes(files({ '/proc/net/route': table }))).toEqual([addressBlock('10.8.0.0/24')]);
  expect(hostRoutes(files({}))).toBeUndefined();
});

test.each([
  ['10.0.0.0/8', '10.200.4.0/29', true],
  ['10.200.4.0/29', '10.200.4.0/29', true],
  ['10.200.4.8/29', '10.200.4.0/29', false],
  ['192.168.0.0/16', '192.169.0.0/16', false],
  ['200.0.0.0/8', '200.255.255.255/32', true],
])('%s and %s: %s', (one, other, expected) => {
  expect(overlap(addressBlock(one), addressBlock(other))).toBe(expected);
  expect(overlap(addressBlock(other), addressBlock(one))).toBe(expected);
});

test.each(['10.0.0.0', '10.0.0/8', '10.0.0.256/8', '10.0.0.0/33', 'fd00::/8'])('%s is no block', (text) => {
  expect(() => addressBlock(text)).toThrow(RangeError);
});

describe('the addresses of containers', () => {
  test('are reached where this machine has a route to the very network', () => {
    const routes = [addressBlock('10.200.0.0/16')];
    expect(reaches('10.200.0.0/16', routes)).toBe(true);
    expect(reaches('10.200.240.0/20', routes)).toBe(false);
    expect(reaches('10.200.240.0/20', undefined, 'linux')).toBe(true);
    expect(reaches('10.200.240.0/20', undefined, 'darwin')).toBe(false);
  });

  test.each([
    [{ OperatingSystem: 'Docker Desktop' }, 'Docker Desktop runs containers in a virtual machine'],
    [
      { SecurityOptions: ['name=seccomp', 'name=rootless'] },
      'rootless Docker keeps the networks of containers to itself',
    ],
    [{ Name: 'lab-7' }, 'Docker runs on lab-7, or this command in a container of its own'],
  ])('are not, with what is the matter: %j', (info, words) => {
    expect(unreachableText(info)).toContain(words);
  });
});
