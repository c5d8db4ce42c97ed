import { expect, test } from 'vitest';
import { type Call, conformanceCommand } from '../../src/kit/called-as.ts';

test.each<[string, Partial<Call>, string]>([
  ['in the repository', { installed: false }, 'npm run conformance --'],
  ['by npx', { environment: { npm_execpath: '/usr/bin/npm' } }, 'npx sip-ha conformance'],
  ['by its path in a project', { program: '/app/node_modules/.bin/sip-ha' }, 'npx sip-ha conformance'],
  ['installed for the whole machine', { program: '/usr/bin/sip-ha' }, 'sip-ha conformance'],
  [
    'in a container',
    { installed: false, environment: { SIP_HA_CALLED_AS: 'docker run sip-ha/kit:1' } },
    'docker run sip-ha/kit:1 conformance',
  ],
])('%s', (_, call, command) => {
  expect(conformanceCommand({ installed: true, program: '', environment: {}, ...call })).toBe(command);
});
