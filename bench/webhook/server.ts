import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerQuestions, ownUsage } from '../support/child.ts';
import { contenders } from './contenders.ts';

const name = process.argv[2] ?? '';
const listener = contenders[name]?.();
if (!listener) throw new Error(`There is no contender ${name}.`);
const server = createServer(listener);
server.listen(0, '127.0.0.1', () => {
  answerQuestions({ port: () => (server.address() as AddressInfo).port, usage: ownUsage });
});
