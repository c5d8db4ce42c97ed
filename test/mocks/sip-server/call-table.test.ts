import { fc, test as property } from '@fast-check/vitest';
import { expect } from 'vitest';
import { CallTable } from '../../../mocks/sip-server/call-table.ts';

const id = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 4090, max: 4100 }), fc.constant(2 ** 40));
const operation = fc.record({ what: fc.constantFrom('add', 'add', 'delete'), id, multisite: fc.boolean() });

property.prop([fc.array(operation)])('keeps calls as a plain map of them does', (operations) => {
  const table = new CallTable();
  const plain = new Map<number, { multisite: boolean; copies: number }>();
  for (const { what, id, multisite } of operations) {
    const known = plain.get(id);
    if (what === 'delete') {
      table.delete(id);
      plain.delete(id);
    } else {
      table.add(id, multisite);
      plain.set(id, known ? { ...known, copies: known.copies + 1 } : { multisite, copies: 1 });
    }
  }
  const entries = [...plain];
  const ascending = (ids: number[]) => ids.toSorted((a, b) => a - b);
  expect(table.size).toBe(plain.size);
  expect(table.multisite).toBe(entries.filter(([, call]) => call.multisite).length);
  expect(ascending(table.ids())).toEqual(ascending(entries.map(([id]) => id)));
  expect(ascending(table.copies())).toEqual(ascending(entries.flatMap(([id, { copies }]) => Array(copies).fill(id))));
  for (const [id, { multisite }] of entries) expect(table.get(id)).toEqual({ id, multisite });
});
