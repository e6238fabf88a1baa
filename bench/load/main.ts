import { answerQuestions } from '../support/child.ts';
import { Connection, type HttpAnswer } from './connection.ts';
import { requestOf, textOfReply, type Words } from './message.ts';

/** What is to be sent. `perSecond` unset: each connection sends as soon as it has its answer. */
export interface Load {
  port: number;
  messages: Words[];
  connections: number;
  perSecond?: number;
}

/** How it went; times in milliseconds. */
export interface LoadResult {
  seconds: number;
  /** From when a message was due, not from when a connection was free for it. */
  latencies: number[];
  /** Answered with `success`: the reply did not come in time. */
  silent: number;
  /** Not 200. */
  failed: number;
  /** What the last reply said. */
  reply: string | undefined;
}

class Run {
  readonly result: LoadResult = {
    seconds: 0,
    latencies: [],
    silent: 0,
    failed: 0,
    reply: undefined,
  };
  #last = '';

  async one(connection: Connection, request: Buffer, due: number): Promise<void> {
    const answer = await connection.send(request);
    this.result.latencies.push(performance.now() - due);
    this.#count(answer);
  }

  #count({ status, body }: HttpAnswer): void {
    if (status !== 200) this.result.failed += 1;
    else if (!body.includes('<Encrypt>')) this.result.silent += 1;
    else this.#last = body;
  }

  done(started: number): LoadResult {
    this.result.seconds = (performance.now() - started) / 1000;
    this.result.reply = textOfReply(this.#last);
    return this.result;
  }
}

async function send({ port, messages, connections, perSecond }: Load): Promise<LoadResult> {
  // Encrypted beforehand: while the server is measured, this process only writes and reads.
  const requests = messages.map(requestOf);
  const open = connectionsTo(port, connections);
  const run = await (perSecond === undefined
    ? burst(open, requests)
    : paced(open, requests, perSecond));
  usedAt.set(port, performance.now());
  return run;
}

const kept = new Map<number, Connection[]>();
const usedAt = new Map<number, number>();
/** Node closes connections that are idle for five seconds; one that is just closing must not be used. */
const idleAtMostMs = 2_000;

/** Kept from one load to the next, as making them would cost the server more than a message. */
function connectionsTo(port: number, count: number): Connection[] {
  const open = kept.get(port) ?? [];
  if (performance.now() - (usedAt.get(port) ?? 0) > idleAtMostMs)
    for (const connection of open.splice(0)) connection.close();
  while (open.length < count) open.push(new Connection(port));
  kept.set(port, open);
  return open.slice(0, count);
}

async function burst(open: Connection[], requests: Buffer[]): Promise<LoadResult> {
  const run = new Run();
  const started = performance.now();
  const left = requests.values();
  await Promise.all(
    open.map(async (connection) => {
      for (const request of left) await run.one(connection, request, performance.now());
    }),
  );
  return run.done(started);
}

async function paced(
  open: Connection[],
  requests: Buffer[],
  perSecond: number,
): Promise<LoadResult> {
  const run = new Run();
  const started = performance.now();
  let next = 0;
  await Promise.all(
    open.map(async (connection) => {
      for (;;) {
        const at = next++;
        const request = requests[at];
        if (!request) return;
        const due = started + (at * 1000) / perSecond;
        const wait = due - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        // That a timer is a millisecond late is not the server's doing; that no connection was free is.
        await run.one(connection, request, wait > 0 ? performance.now() : due);
      }
    }),
  );
  return run.done(started);
}

answerQuestions({ send });
