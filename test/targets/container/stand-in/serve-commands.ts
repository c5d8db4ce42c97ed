import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import type { StandInMember } from './stand-in-member.ts';

/** What goes over the socket in either direction. */
export const Words = z.array(z.string());

/** Where the member in a container takes commands. */
export const commandSocket = '/tmp/sip.sock';

/** Each connection brings a command, as a JSON list of words, and takes away the lines that it prints. */
export async function serveCommands(member: StandInMember): Promise<void> {
  rmSync(commandSocket, { force: true });
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    void text(socket)
      .then((asked) => answer(member, Words.parse(JSON.parse(asked))))
      .then((lines) => socket.end(JSON.stringify(lines)));
  });
  await new Promise<void>((resolve) => server.listen(commandSocket, resolve));
}

async function answer(member: StandInMember, [command, ...words]: string[]): Promise<string[]> {
  const [first = '', second = '', third = ''] = words;
  switch (command) {
    case 'place':
      return member.place(Number(first), second === 'multisite');
    case 'end':
      member.end(first.split('\n').filter((line) => line !== ''));
      return [];
    case 'list':
      return member.list();
    case 'set':
      member.setOption(first, second, third);
      return [];
    case 'unset':
      member.setOption(first, second, null);
      return [];
    case 'become':
      await member.become(first === 'primary' ? 'primary' : 'backup');
      return [];
    case 'connection':
      return [member.haConnection];
    default:
      return [`no such command: ${command}`];
  }
}
