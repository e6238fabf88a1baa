import { type ChildProcess, fork } from 'node:child_process';
import { moduleFile } from './root.ts';

/** A process of a bench's own, which answers questions. */
export interface Child {
  pid: number;
  ask<T>(question: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

interface Question {
  id: number;
  question: string;
  body: unknown;
}

type Answer = { id: number; answer: unknown } | { id: number; error: string };

const longestAnswerMs = 180_000;

/**
 * Starts a module of the benches that calls `answerQuestions`, and waits until it does.
 *
 * @param module e.g. `webhook/server`
 */
export async function startChild(
  module: string,
  parameters: string[] = [],
  env: Record<string, string> = {},
): Promise<Child> {
  const child = fork(moduleFile(module), parameters, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    execArgv: process.env.BENCH_NODE_OPTIONS?.split(' ') ?? [],
  });
  let next = 0;
  const ask = <T>(question: string, body?: unknown) => {
    const id = ++next;
    child.send({ id, question, body } satisfies Question);
    return answerTo(child, id, `${module} ${question}`) as Promise<T>;
  };
  await answerTo(child, 0, `the start of ${module}`);
  return { pid: child.pid ?? 0, ask, stop: () => stop(child) };
}

function answerTo(child: ChildProcess, id: number, what: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = (settle: () => void) => {
      clearTimeout(timer);
      child.off('message', onMessage).off('exit', onExit);
      settle();
    };
    const fail = (reason: string) => done(() => reject(new Error(`${what}: ${reason}`)));
    const timer = setTimeout(() => fail('no answer in time'), longestAnswerMs);
    const onExit = (code: number | null) => fail(`the process ended with ${code}`);
    const onMessage = (message: unknown) => {
      const answer = message as Answer;
      if (answer.id !== id) return;
      if ('error' in answer) fail(answer.error);
      else done(() => resolve(answer.answer));
    };
    child.on('message', onMessage).on('exit', onExit);
  });
}

function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  return new Promise((resolve) => {
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    // Not a signal: a child being profiled writes its profile when it ends by itself.
    child.disconnect();
  });
}

/** In the child: answers each question by the handler of its name, and ends with the parent. */
export function answerQuestions(handlers: Record<string, (body: never) => unknown>): void {
  process.on('message', async ({ id, question, body }: Question) => {
    try {
      const answer = await handlers[question]?.(body as never);
      process.send?.({ id, answer } satisfies Answer);
    } catch (error) {
      process.send?.({ id, error: String((error as Error).stack) } satisfies Answer);
    }
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ id: 0, answer: 'ready' } satisfies Answer);
}

export interface Usage {
  /** Microseconds of CPU, user and system, all threads. */
  cpu: number;
}

export function ownUsage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system };
}
