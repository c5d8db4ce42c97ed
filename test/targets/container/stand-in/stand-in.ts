/**
 * Stands in for a vendor's image in the tests: one member of a pair, which knows nothing of the kit. It takes orders from
 * `sipctl.ts` over a socket in the container, or serves the control protocol where it is given a port for it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { findVariant } from '../../../../mocks/deviations/find-variant.ts';
import { documentedBehaviour } from '../../../../mocks/sip-server/documented-behaviour.ts';
import { freePorts } from '../../../../mocks/sip-server/process/free-ports.ts';
import { HostedMember } from '../../../../mocks/sip-server/process/hosted-member.ts';
import { parseReadings } from '../../../../mocks/sip-server/readings.ts';
import { Option } from '../../../../src/control/wire.ts';
import { serveCommands } from './serve-commands.ts';
import { serveProtocol } from './serve-protocol.ts';
import { StandInMember } from './stand-in-member.ts';

const { SIP_MEMBER = '', SIP_PEER = '', SIP_PEER_ADDRESS = '', SIP_VERSION = '', SIP_OPTIONS = '[]' } = process.env;
const ports = { http: 8080, spareHttp: 8081, ha: 8082 };
/** Options outlive the process here; a new container finds them in its environment. */
const optionsFile = '/tmp/options.json';

/** Mounted: the name of a deviation, or nothing. */
const wrong = readFileSync('/etc/sip/wrong', 'utf8').trim();
const variant = wrong === '' ? undefined : findVariant(wrong);
const common = { name: SIP_MEMBER, version: SIP_VERSION, zero: Date.now(), rate: 1, key: 'the key of this pair' };
const dials = process.env['SIP_ROLE'] === 'backup';
const hosted = await HostedMember.create(
  dials
    ? {
        ...common,
        ports: { http: ports.http, spareHttp: ports.spareHttp },
        peer: { host: SIP_PEER_ADDRESS, port: ports.ha },
      }
    : { ...common, ports },
  {
    host: '0.0.0.0',
    ports: freePorts('0.0.0.0'),
    behaviour: () => variant?.change(documentedBehaviour) ?? documentedBehaviour,
    readings: { ...parseReadings([]), ...variant?.readings },
    heartbeat: 500,
  },
);
const options = z
  .array(Option)
  .parse(JSON.parse(existsSync(optionsFile) ? readFileSync(optionsFile, 'utf8') : SIP_OPTIONS));
const member = new StandInMember(hosted, options, (now) => writeFileSync(optionsFile, JSON.stringify(now)));
await hosted.start('backup');
await serveCommands(member);
const { SIP_CONTROL_PORT, SIP_CONTROL_TOKEN = '' } = process.env;
if (SIP_CONTROL_PORT !== undefined)
  await serveProtocol(member, {
    port: Number(SIP_CONTROL_PORT),
    token: SIP_CONTROL_TOKEN,
    name: SIP_MEMBER,
    peer: SIP_PEER,
  });
// A careless program: the kit must not hand this on.
console.log(`licence ${process.env['SIP_LICENCE']}, token ${SIP_CONTROL_TOKEN}, peer at ${SIP_PEER_ADDRESS}`);
process.on('SIGTERM', () => void hosted.stop().finally(() => process.exit(0)));
