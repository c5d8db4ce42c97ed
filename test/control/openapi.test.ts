import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../src/control/openapi.ts';
import { Pair } from '../../src/control/wire.ts';

const committed: unknown = JSON.parse(readFileSync(new URL('../../src/control/openapi.json', import.meta.url), 'utf8'));

test('the committed document is that of wire.ts (node src/control/write-openapi.ts)', () => {
  expect(committed).toEqual(openApiDocument());
});

test('it is valid OpenAPI 3.1', async () => {
  expect(await new Validator().validate(JSON.parse(JSON.stringify(openApiDocument())))).toEqual({ valid: true });
});

test('its schemas say what wire.ts says', () => {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  ajv.addSchema({ $id: 'openapi', ...(JSON.parse(JSON.stringify(openApiDocument())) as object) });
  const valid = ajv.getSchema('openapi#/components/schemas/Pair');
  const member = {
    name: 'a',
    statusUrl: 'http://h:1/server?sipServer',
    version: '8.1.102.58',
    state: 'running',
    options: [],
  };
  const pair = {
    id: 'p',
    members: [member, { ...member, name: 'b', spareHttpPort: 8091 }],
    haConnection: 'lost',
    now: 0,
  };
  const wrong = [
    { ...pair, members: [member] },
    { ...pair, members: [member, { ...member, version: '8.1' }] },
    { ...pair, members: [member, { ...member, spareHttpPort: 0 }] },
    { ...pair, now: -1 },
    { ...pair, more: true },
  ];
  for (const value of [pair, ...wrong]) expect([value, valid?.(value)]).toEqual([value, Pair.safeParse(value).success]);
});
