import type { Load, LoadResult } from './load/main.ts';
import { openidOf } from './support/account.ts';
import { type Child, startChild, type Usage } from './support/child.ts';
import { ensurePeers, PeersMissing } from './support/peers.ts';
import { type Figure, type Report, times } from './support/report.ts';
import { median, quantile } from './support/statistics.ts';

const rounds = 40;
const messagesARound = 600;
/** After 6,000, ratios still moved by a tenth as the compiler went on. */
const warmUpMessages = 15_000;
const connections = 8;

interface Contender {
  name: string;
  label: string;
  server: Child;
  port: number;
  /** Microseconds of CPU a message, of each round. */
  cpu: number[];
  perSecond: number[];
  latencies: number[];
}

// Those with a goal beside each other: a machine's speed changes with what else it does.
const own = [
  { name: 'yuanxin', label: 'Yuanxin' },
  { name: 'bare', label: 'bare limit: node:http + crypto' },
  { name: 'bare-kept', label: 'bare limit, were its cipher kept as ours is' },
  { name: 'yuanxin-route', label: 'Yuanxin, were the webhook a route of Express' },
];
const peers = [
  { name: 'co-wechat', label: 'co-wechat 2.4.0 on koa 2' },
  { name: 'wechat', label: 'wechat 2.1.0 on express 4' },
];

/** CPU time a message of the webhook in secure mode, the handler saying `echo:` and what it heard. */
export async function bench(): Promise<Report> {
  const notes = [
    `${rounds} rounds of ${messagesARound} messages each, in turn, ${connections} connections; medians, ratios round by round; CPU of the server process alone`,
  ];
  const load = await startChild('load/main');
  const running: Contender[] = [];
  try {
    for (const { name, label } of withPeers(notes)) running.push(await start(name, label));
    for (const contender of running) await warmUp(load, contender);
    for (let round = 0; round < rounds; round += 1)
      for (const contender of inTurn(running, round)) await measure(load, contender, round);
  } finally {
    await Promise.all([load.stop(), ...running.map(({ server }) => server.stop())]);
  }
  return {
    title: 'Webhook, secure mode, echo: CPU time a message',
    figures: figuresOf(running),
    notes,
  };
}

/** Each once, another first in each round: what one leaves behind is not always the same one's. */
function inTurn<T>(all: T[], round: number): T[] {
  const first = round % all.length;
  return [...all.slice(first), ...all.slice(0, first)];
}

function withPeers(notes: string[]) {
  try {
    ensurePeers();
    return [...own, ...peers];
  } catch (error) {
    if (!(error instanceof PeersMissing)) throw error;
    notes.push(error.message);
    return own;
  }
}

async function start(name: string, label: string): Promise<Contender> {
  const server = await startChild('webhook/server', [name]);
  const port = await server.ask<number>('port');
  return { name, label, server, port, cpu: [], perSecond: [], latencies: [] };
}

function messages(count: number, round: number) {
  return Array.from({ length: count }, (_, at) => ({
    openid: openidOf(at),
    text: `公司拖欠我三个月工资，还不给缴社保，应该怎么办？（第${round}轮第${at}条）`,
  }));
}

async function warmUp(load: Child, { port, label }: Contender): Promise<void> {
  const result = await send(load, port, messages(warmUpMessages, 0));
  if (result.failed > 0 || !result.reply?.startsWith('echo:公司拖欠我三个月工资'))
    throw new Error(`${label} does not answer as it should: ${JSON.stringify(result.reply)}`);
}

async function measure(load: Child, contender: Contender, round: number): Promise<void> {
  const { server, port, cpu, perSecond, latencies } = contender;
  const before = await server.ask<Usage>('usage');
  const result = await send(load, port, messages(messagesARound, round));
  const after = await server.ask<Usage>('usage');
  cpu.push((after.cpu - before.cpu) / messagesARound);
  perSecond.push(messagesARound / result.seconds);
  latencies.push(quantile(result.latencies, 0.99));
}

function send(load: Child, port: number, words: Load['messages']): Promise<LoadResult> {
  return load.ask('send', { port, messages: words, connections } satisfies Load);
}

const mostOfBare = 1.25;

function figuresOf(running: Contender[]): Figure[] {
  const cpuOf = (name: string) => running.find((one) => one.name === name)?.cpu ?? [];
  return running.map(({ name, label, cpu, perSecond, latencies }) => {
    const beside = `${Math.round(median(perSecond))}/s, p99 ${median(latencies).toFixed(1)} ms`;
    const figure = { name: label, figure: `${median(cpu).toFixed(1)} µs CPU (${beside})` };
    if (name === 'bare') return figure;
    if (name === 'bare-kept') {
      const ratio = ratioOf(cpuOf('yuanxin'), cpu);
      return { ...figure, ratio: `Yuanxin: ${times(ratio, 1, 'this')}` };
    }
    const isPeer = peers.some((peer) => peer.name === name);
    const ratio = ratioOf(cpu, cpuOf(isPeer ? 'yuanxin' : 'bare'));
    const compared = { ...figure, ratio: times(ratio, 1, isPeer ? 'Yuanxin' : 'the bare limit') };
    if (isPeer) return { ...compared, goal: '> 1', met: ratio > 1 };
    if (name !== 'yuanxin') return compared;
    return { ...compared, goal: `≤ ${mostOfBare}`, met: ratio <= mostOfBare };
  });
}

/** Round by round, then the median. */
function ratioOf(values: number[], reference: number[]): number {
  return median(values.map((value, round) => value / (reference[round] ?? Number.NaN)));
}
