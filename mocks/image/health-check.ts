/** The container's health check: exit code 0 when the agent of the member in it answers, whatever it says; 1 otherwise. */
import { get } from 'node:http';
import { agentPort } from './ports.ts';

const request = get({ host: '127.0.0.1', port: agentPort, timeout: 2000 }, (response) => {
  response.resume();
  process.exit(0);
});
request.on('timeout', () => request.destroy());
request.on('error', () => process.exit(1));
