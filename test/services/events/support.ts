import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Logger, pino } from 'pino';
import { parse } from 'yaml';
import type { Input, Say, Turn } from '../../../src/bot/action.ts';
import type { ActionEntry } from '../../../src/bot/bot.ts';
import { plainText } from '../../../src/bot/render.ts';
import type { OpenForm, Option, Outcome, Reply } from '../../../src/bot/reply.ts';
import { createSay } from '../../../src/bot/say.ts';
import { createVault, type Transaction } from '../../../src/database/index.ts';
import type { Service, ServiceTools } from '../../../src/services/service.ts';
import { createTestDatabase } from '../../support/database.ts';

/** A Monday morning in office hours: the demo union begins here. */
export const now = new Date('2026-11-23T10:00:00+08:00');
export const at = (local: string) => new Date(`${local}:00+08:00`);

const intents = (name: string) => parse(readFileSync(path.resolve(`intents/${name}.yaml`), 'utf8'));

/** Says an intent's replies as the bot does, falling back to the shared ones. */
export const sayOf = (intent: string): Say =>
  createSay(intents(intent).replies, intents('_common').replies);

/** The intent that names an action which does not say itself whose words it speaks. */
const speakers: Record<string, string> = {
  'organisations.find': 'find-union',
  'staff.request': 'talk-to-staff',
};

/** A database, and services at work on it without the conversation around them. */
export async function createBench(log: Logger = pino({ level: 'silent' })) {
  const test = await createTestDatabase();
  const told: { openid: string; reply: Reply }[] = [];
  const tools: ServiceTools = {
    clock: { now: () => now },
    database: test.database,
    vault: createVault([Buffer.alloc(32, 3)]),
    log,
    broadcast: {
      tell: async (_tx, openid, reply) => void told.push({ openid, reply }),
      plan: async () => {},
    },
    publicUrl: undefined,
  };
  const { prisma } = test.database;
  return {
    tools,
    told,
    prisma,
    close: test.close,
    seed: (service: Service, moment = now, demo = true) =>
      prisma.$transaction(async (tx) => service.seed?.(tx, { now: moment, demo })),
    follower: (services: Service[], openid: string) => createFollower(tools, services, openid),
  };
}

export type Bench = Awaited<ReturnType<typeof createBench>>;

type Given = Input | string | Record<string, unknown>;

/** Somebody who writes, taps what they are offered, and fills in what they are asked. */
function createFollower(tools: ServiceTools, services: Service[], openid: string) {
  const actions = new Map<string, ActionEntry>(
    services.flatMap(({ name, actions: own }) =>
      Object.entries(own).map(([key, entry]) => [`${name}.${key}`, entry] as const),
    ),
  );
  let topic: Record<string, unknown> | undefined;
  let moment = now;
  let last: Outcome | undefined;

  const turn = (tx: Transaction, intent: string, input: Input): Turn => ({
    member: { openid, wantsBulletin: false },
    input,
    now: moment,
    tx,
    say: sayOf(intent),
    topic,
    remember: (left) => {
      topic = { intent, ...left };
    },
    heldPhotos: [],
    messageKey: 'message',
  });

  const follower = {
    openid,
    setNow: (local: string) => {
      moment = at(local);
    },
    /** Runs an action on a text, a place, or an option's arguments. */
    async run(name: string, given: Given): Promise<string> {
      const entry = actions.get(name);
      if (!entry) throw new Error(`There is no action ${name}.`);
      const spoken = typeof entry === 'function' ? speakers[name] : entry.intent;
      const act = typeof entry === 'function' ? entry : entry.run;
      const [input, args] = inputOf(given);
      last = await tools.database.prisma.$transaction(async (tx) =>
        act(turn(tx, spoken ?? '', input), args),
      );
      return wordsOf(last);
    },
    /** Taps an option of the last answer, by its label or number. */
    async taps(label: string | number): Promise<string> {
      const options = follower.options();
      const option =
        typeof label === 'number' ? options[label - 1] : options.find((o) => o.label === label);
      if (!option) throw new Error(`Not offered: ${label} among ${options.map((o) => o.label)}`);
      return follower.run(option.action, option.args ?? {});
    },
    /** Answers the open form: all its fields at once. */
    async fills(answers: Record<string, unknown>): Promise<string> {
      const opened = follower.form();
      const form = services.flatMap(({ forms }) => forms ?? []).find((f) => f.name === opened.form);
      if (!form) throw new Error(`There is no form ${opened.form}.`);
      last = await tools.database.prisma.$transaction(async (tx) =>
        form.submit(turn(tx, form.intent, { kind: 'picked' }), { ...opened.answers, ...answers }),
      );
      return wordsOf(last);
    },
    options: (): Option[] => (last?.kind === 'choices' ? last.options : []),
    form: (): OpenForm => {
      if (last?.kind !== 'form') throw new Error(`No form was opened, but ${last?.kind}.`);
      return last;
    },
    last: () => last,
  };
  return follower;
}

export type TestFollower = ReturnType<typeof createFollower>;

function inputOf(given: Given): [Input, Record<string, unknown>] {
  if (typeof given === 'string') return [{ kind: 'text', text: given }, {}];
  if (given.kind === 'location' || given.kind === 'text') return [given as Input, {}];
  return [{ kind: 'picked' }, given as Record<string, unknown>];
}

/** What the member reads, without the markup of links. */
export function wordsOf(outcome: Outcome): string {
  if (outcome.kind === 'form') return outcome.intro ?? '';
  return plainText(outcome).replaceAll(/<[^>]+>/g, '');
}
