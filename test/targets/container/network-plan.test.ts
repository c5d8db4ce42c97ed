import { BlockList } from 'node:net';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import type { Docker } from '../../../src/targets/container/docker.ts';
import { addressBlock } from '../../../src/targets/container/host-routes.ts';
import {
  createNetwork,
  linkSubnet,
  managementSubnet,
  rangesFrom,
  type Subnet,
} from '../../../src/targets/container/network-plan.ts';

function blockOf({ cidr }: Subnet): BlockList {
  const [network = '', bits = ''] = cidr.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(bits));
  return block;
}

const range = fc.nat({ max: rangesFrom(0).length - 1 });

test.prop([range, fc.nat({ max: 4095 }), fc.nat({ max: 4 })])(
  'addresses lie in their subnet, and none is the gateway',
  (range, index, n) => {
    const subnet = linkSubnet(range, index);
    expect(blockOf(subnet).check(subnet.address(n))).toBe(true);
    expect(blockOf(subnet).check(subnet.gateway)).toBe(true);
    expect(subnet.address(n)).not.toBe(subnet.gateway);
  },
);

test.prop([range, fc.nat({ max: 4095 }), fc.nat({ max: 4095 })])(
  'no two links share an address, nor any with the management network',
  (range, one, other) => {
    const address = linkSubnet(range, one).address(0);
    expect(blockOf(linkSubnet(range, other)).check(address)).toBe(one === other);
    expect(blockOf(managementSubnet(range, 15)).check(address)).toBe(false);
  },
);

test('a network for two members and a gateway has room for them, and says when it is full', () => {
  expect([0, 1].map((n) => linkSubnet(0, 0).address(n))).toEqual(['10.192.0.2', '10.192.0.3']);
  expect(() => linkSubnet(0, 0).address(5)).toThrow(RangeError);
  expect(managementSubnet(0, 15).cidr).toBe('10.192.240.0/20');
});

test('every range comes up once, wherever one begins, and no two overlap', () => {
  const all = rangesFrom(0);
  expect(new Set(rangesFrom(200))).toEqual(new Set(all));
  expect(rangesFrom(200)).toHaveLength(all.length);
  const cidrs = all.map((each) => managementSubnet(each, 15).cidr);
  expect(new Set(cidrs).size).toBe(all.length);
  expect(cidrs.some((cidr) => cidr.includes('undefined'))).toBe(false);
});

/** A Docker that makes every network it is asked for. */
function obligingDocker() {
  const made: unknown[] = [];
  const docker = {
    createNetwork: async (options: { IPAM: { Config: [{ Subnet: string }] } }) => {
      made.push(options.IPAM.Config[0].Subnet);
    },
  };
  return { made, docker: docker as unknown as Docker };
}

test('a subnet that this machine has a route for is left alone: a VPN may lie behind it', async () => {
  const { made, docker } = obligingDocker();
  const candidates = rangesFrom(0).map((each) => managementSubnet(each, 15));
  const { subnet } = await createNetwork(docker, 'name', {}, candidates, [addressBlock('10.0.0.0/8')]);
  expect(subnet.cidr).toBe('198.18.240.0/20');
  await createNetwork(docker, 'name', {}, candidates, [addressBlock('10.192.241.0/24')]);
  expect(made).toEqual(['198.18.240.0/20', '10.193.240.0/20']);
  const everything = ['10.0.0.0/8', '198.18.0.0/15', '172.16.0.0/12'].map(addressBlock);
  await expect(createNetwork(docker, 'name', {}, candidates, everything)).rejects.toThrow(
    /no subnet is free for network name: this machine has a route for 10\.192\.240\.0\/20/,
  );
});
