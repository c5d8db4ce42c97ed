/** The operator's command in the container: prints what the member answers, a line each. */
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { commandSocket, Words } from './serve-commands.ts';

const words = process.argv.slice(2);
if (words[0] === 'fail') {
  console.error(`refused, licence ${process.env['SIP_LICENCE']}\u001b[31m`);
  process.exit(3);
}
if (words[0] === 'end') words.push(await text(process.stdin));
const socket = connect(commandSocket);
socket.end(JSON.stringify(words));
const lines = Words.parse(JSON.parse(await text(socket)));
process.stdout.write(lines.map((line) => `${line}\n`).join(''));
