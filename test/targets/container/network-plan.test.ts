import { BlockList } from 'node:net';
import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { linkSubnet, managementSubnet, type Subnet } from '../../../src/targets/container/network-plan.ts';

function blockOf({ cidr }: Subnet): BlockList {
  const [network = '', bits = ''] = cidr.split('/');
  const block = new BlockList();
  block.addSubnet(network, Number(bits));
  return block;
}

const range = fc.nat({ max: 255 });

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
