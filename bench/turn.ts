import { type Child, startChild } from './support/child.ts';
import { type Figure, type Report, times } from './support/report.ts';
import { median, quantile } from './support/statistics.ts';
import { type App, cpuOf, say, startApp } from './turn/app.ts';
import { type BenchServer, NoServer, openServer } from './turn/databases.ts';
import { startPlatform } from './turn/platform.ts';
import { countStatements } from './turn/statements.ts';
import { messagesOf } from './turn/words.ts';

const serverUrl = process.env.TEST_DATABASE_URL || 'postgresql://postgres@127.0.0.1:5432/postgres';
const sizes = [1_000, 1_000_000];
const connections = 24;
const warmUpMessages = 1_024;
const rounds = 3;
const burstMessages = 768;
const calmPerSecond = 40;
const calmMessages = 192;
const mostGrowth = 1.2;

const title = 'A whole turn on PostgreSQL, secure mode, the whole program';

/** One size of database, and what was measured on it, a value a round. */
interface Series {
  app: App;
  used: number;
  /** Microseconds of CPU a message: program and database. */
  program: number[];
  database: number[];
  perSecond: number[];
  burst: number[];
  calm: number[];
  calmP50: number[];
  silent: number;
  failed: number;
}

export async function bench(): Promise<Report> {
  let server: BenchServer;
  try {
    server = await openServer(serverUrl);
  } catch (error) {
    if (!(error instanceof NoServer)) throw error;
    const hint = 'set TEST_DATABASE_URL to a PostgreSQL on which databases may be created';
    return { title, figures: [], notes: [`skipped: ${error.message}; ${hint}`] };
  }
  const platform = await startPlatform();
  const load = await startChild('load/main');
  const all: Series[] = [];
  try {
    for (const size of sizes) all.push(await prepare(server, load, platform.origin, size));
    return await measureAll(all);
  } finally {
    for (const { app } of all) await app.stop();
    await load.stop();
    platform.close();
    await server.close();
  }
}

async function prepare(
  server: BenchServer,
  load: Child,
  platform: string,
  followers: number,
): Promise<Series> {
  const app = await startApp(load, await server.create(followers), platform, followers);
  const lists = { program: [], database: [], perSecond: [], burst: [], calm: [], calmP50: [] };
  return { app, used: 0, silent: 0, failed: 0, ...lists };
}

async function measureAll(all: Series[]): Promise<Report> {
  const [small, large] = all;
  if (!small || !large) throw new Error('Two sizes are compared.');
  for (const series of all) await send(series, warmUpMessages, { connections });
  const counted = await countStatements(large.app);
  for (let round = 0; round < rounds; round += 1) {
    for (const series of all) await measureBurst(series);
    for (const series of all) await measureCalm(series);
  }
  const routes = await large.app.server.ask<Record<string, number>>('routes');
  return {
    title,
    figures: [...counted.figures, ...speed(large), ...flatness(small, large)],
    notes: [
      ...counted.notes,
      `messages: a menu, a law question, two steps of a form; ${rounds} rounds, the two databases in turn, medians`,
      `what answered: ${Object.entries(routes)
        .map((entry) => entry.join(' '))
        .join(', ')}`,
      ...complaints(all),
    ],
  };
}

async function send(series: Series, count: number, how: Parameters<typeof say>[2]) {
  const { app } = series;
  const messages = messagesOf(count, series.used, app.followers);
  series.used += count;
  const result = await say(app, messages, how);
  series.silent += result.silent;
  series.failed += result.failed;
  return result;
}

/** As fast as it goes. */
async function measureBurst(series: Series): Promise<void> {
  const cpu = await cpuOf(series.app, async () => {
    const { seconds, latencies } = await send(series, burstMessages, { connections });
    series.perSecond.push(burstMessages / seconds);
    series.burst.push(...latencies);
  });
  series.program.push(cpu.program / burstMessages);
  series.database.push(cpu.database / burstMessages);
}

/** A busy union's day. */
async function measureCalm(series: Series): Promise<void> {
  const how = { connections, perSecond: calmPerSecond };
  const { latencies } = await send(series, calmMessages, how);
  series.calm.push(...latencies);
  series.calmP50.push(median(latencies));
}

const ms = (value: number) => `${value.toFixed(1)} ms`;

function speed({ program, database, perSecond, burst, calm }: Series): Figure[] {
  const ofDatabase = median(database) / 1_000;
  // A server elsewhere cannot be looked into.
  const more = ofDatabase > 0 ? ` + ${ms(ofDatabase)} database` : '';
  const cpu = `${ms(median(program) / 1_000)} program${more}`;
  const spread = (values: number[]) =>
    `p50 ${ms(median(values))}, p99 ${ms(quantile(values, 0.99))}`;
  return [
    { name: 'messages a second, saturated', figure: `${Math.round(median(perSecond))}/s` },
    { name: `time to the answer, ${connections} at once`, figure: spread(burst) },
    { name: `time to the answer, ${calmPerSecond} a second`, figure: spread(calm) },
    { name: 'CPU a message', figure: cpu },
  ];
}

/** What a thousand times the followers change. */
function flatness(small: Series, large: Series): Figure[] {
  const cpuOfRounds = ({ program, database }: Series) =>
    program.map((value, round) => value + (database[round] ?? 0));
  const compared: [string, number, number][] = [
    [`time at ${calmPerSecond} a second (p50)`, median(small.calmP50), median(large.calmP50)],
    ['CPU', median(cpuOfRounds(small)) / 1_000, median(cpuOfRounds(large)) / 1_000],
  ];
  return compared.map(([name, before, after]) => ({
    name: `${name}, 1,000 → 1,000,000 followers`,
    figure: `${ms(before)} → ${ms(after)}`,
    ratio: times(after, before, 'the small one'),
    goal: `≤ ${mostGrowth}`,
    met: after <= mostGrowth * before,
  }));
}

function complaints(all: Series[]): string[] {
  return all
    .filter(({ silent, failed }) => silent + failed > 0)
    .map(
      ({ app, silent, failed }) =>
        `with ${app.followers} followers ${silent} answers were late and ${failed} deliveries failed`,
    );
}
