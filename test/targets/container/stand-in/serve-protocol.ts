import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { CallList, PlaceCalls, SetOption } from '../../../../src/control/wire.ts';
import type { StandInMember } from './stand-in-member.ts';

interface Served {
  readonly port: number;
  readonly token: string;
  readonly name: string;
  readonly peer: string;
}

const capabilities = ['set-option', 'switchover', 'place-calls', 'place-multisite-calls', 'end-calls', 'list-calls'];

/** The part of the control protocol that a member's container serves for itself: docs/container-target.md. */
export async function serveProtocol(member: StandInMember, { port, token, name, peer }: Served): Promise<void> {
  const pair = () => {
    const described = (of: string) => ({
      name: of,
      statusUrl: `http://${of}:8080/server?sipServer`,
      version: member.version,
      state: 'running',
      options: of === name ? member.options : [],
    });
    const members = [name, peer].toSorted().map(described);
    return { id: 'pair', members, haConnection: member.haConnection, now: 0 };
  };

  async function answer(route: string, body: string): Promise<readonly [number, unknown?]> {
    switch (route) {
      case 'GET /v1':
        return [200, { protocol: 1, name: 'stand-in', capabilities, clock: { kind: 'wall', rate: 1 } }];
      case 'GET /v1/pairs/pair':
        return [200, pair()];
      case `PUT /v1/pairs/pair/members/${name}/options`: {
        const { section, name: option, value } = SetOption.parse(JSON.parse(body));
        member.setOption(section, option, value);
        return [200, pair()];
      }
      case 'POST /v1/pairs/pair/switchover':
        await member.become(member.role === 'primary' ? 'backup' : 'primary');
        return [200, pair()];
      case 'POST /v1/pairs/pair/calls': {
        const { count, multisite } = PlaceCalls.parse(JSON.parse(body));
        return [201, { calls: member.place(count, multisite) }];
      }
      case 'POST /v1/pairs/pair/calls/end':
        member.end(CallList.parse(JSON.parse(body)).calls);
        return [204];
      case `GET /v1/pairs/pair/calls?member=${name}`:
        return [200, { members: [{ name, calls: member.list() }], now: 0 }];
      default:
        return [404, { type: 'urn:sip-ha:problem:not-found', title: 'not found', status: 404, detail: route }];
    }
  }

  const server = createServer((request, response) => {
    const known = request.headers.authorization === `Bearer ${token}`;
    void text(request)
      .then((body) => (known ? answer(`${request.method} ${request.url}`, body) : ([401] as const)))
      .then(([status, body]) => {
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body === undefined ? '' : JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve) => server.listen(port, '0.0.0.0', resolve));
}
