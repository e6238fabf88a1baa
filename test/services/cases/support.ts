import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pino } from 'pino';
import { parse } from 'yaml';
import type { Input, Say, Turn } from '../../../src/bot/action.ts';
import { advance, beginForm, type Step } from '../../../src/bot/forms/engine.ts';
import type { Answers, Form } from '../../../src/bot/forms/form.ts';
import { question } from '../../../src/bot/forms/wording.ts';
import type { Outcome, Reply } from '../../../src/bot/reply.ts';
import { createSay } from '../../../src/bot/say.ts';
import type { Notice } from '../../../src/broadcast/port.ts';
import { createVault, type Transaction } from '../../../src/database/index.ts';
import {
  type CaseKind,
  type CaseState,
  moveCase,
  openCase,
  questionCases,
} from '../../../src/services/cases/index.ts';
import { membershipCases } from '../../../src/services/membership/index.ts';
import { reliefCases } from '../../../src/services/relief/index.ts';
import type { Service, ServiceTools } from '../../../src/services/service.ts';
import { createTestDatabase } from '../../support/database.ts';

export const now = new Date('2026-11-23T10:00:00+08:00');
export const kinds = [reliefCases, membershipCases, questionCases];
/** Made-up people; the check characters are right. */
export const residentIds = {
  wang: '33010619900307105X',
  li: '330106198506121237',
  child: '330106201201011218',
};

const file = (name: string) =>
  parse(readFileSync(path.resolve(`intents/${name}.yaml`), 'utf8')).replies;

/** Says an intent's replies as the bot does, falling back to the shared ones. */
export const sayOf = (intent: string): Say => createSay(file(intent), file('_common'));

/** Services at work on a database of their own, without the conversation around them. */
export async function createDesk(make: (tools: ServiceTools) => Service[]) {
  const test = await createTestDatabase();
  const { prisma } = test.database;
  const told: { openid: string; reply: Reply; notice: Notice | undefined }[] = [];
  const tools: ServiceTools = {
    clock: { now: () => now },
    database: test.database,
    vault: createVault([Buffer.alloc(32, 3)]),
    log: pino({ level: 'silent' }),
    broadcast: {
      tell: async (_tx, openid, reply, notice) => void told.push({ openid, reply, notice }),
      plan: async () => {},
    },
    publicUrl: undefined,
  };
  const services = make(tools);
  let messages = 0;

  const turn = (tx: Transaction, openid: string, say: Say, input: Input): Turn => ({
    member: { openid, wantsBulletin: false },
    input,
    now,
    tx,
    say,
    topic: undefined,
    remember: () => {},
    heldPhotos: [],
    messageKey: `message-${messages++}`,
  });

  const formNamed = (name: string): Form => {
    const form = services.flatMap((service) => service.forms ?? []).find((f) => f.name === name);
    if (!form) throw new Error(`There is no form ${name}.`);
    return form;
  };

  return {
    tools,
    prisma,
    told,
    formNamed,
    close: test.close,
    /** Runs an action as a text or a picked option does. */
    run(action: string, openid: string, given: string | Record<string, unknown>): Promise<Outcome> {
      const [name, key = ''] = action.split('.');
      const entry = services.find((service) => service.name === name)?.actions[key];
      if (!entry || typeof entry === 'function') throw new Error(`There is no spoken ${action}.`);
      const [input, args]: [Input, Record<string, unknown>] =
        typeof given === 'string'
          ? [{ kind: 'text', text: given }, {}]
          : [{ kind: 'picked' }, given];
      return prisma.$transaction(async (tx) =>
        entry.run(turn(tx, openid, sayOf(entry.intent), input), args),
      );
    },
    /** Hands answers in as the finished form does. */
    submit(name: string, openid: string, answers: Answers): Promise<Outcome> {
      const form = formNamed(name);
      return prisma.$transaction(async (tx) =>
        form.submit(turn(tx, openid, sayOf(form.intent), { kind: 'picked' }), answers),
      );
    },
    /** A photo the follower sent, as the bot stores it. */
    async photo(openid: string): Promise<number> {
      const stored = await prisma.storedFile.create({
        data: {
          openid,
          inboxKey: `photo-${messages++}`,
          contentType: 'image/jpeg',
          size: 3,
          content: new Uint8Array([1, 2, 3]),
          createdAt: now,
        },
      });
      return stored.id;
    },
  };
}

export type Desk = Awaited<ReturnType<typeof createDesk>>;

/** Opens and moves cases as other services and staff do. */
export function caseWork({ prisma, tools }: Desk) {
  let members = 0;
  const staff = { ...tools, kinds, say: sayOf('check-progress') };
  return {
    staff,
    /** Every test has a member of its own. */
    somebody: () => `member-${members++}`,
    open: (openid: string, kind: CaseKind = reliefCases, files: number[] = []) =>
      prisma.$transaction((tx) =>
        openCase(tx, tools.vault, { kind, openid, answers: { reason: '家里着火' }, files, now }),
      ),
    move: (caseId: number, to: CaseState, note?: string) =>
      prisma.$transaction((tx) =>
        moveCase(tx, staff, { caseId, to, by: 'staff', now, ...(note ? { note } : {}) }),
      ),
    stateOf: async (id: number) => (await prisma.case.findUniqueOrThrow({ where: { id } })).state,
  };
}

/** Fills a form in: each text is the answer to what was asked; a number is a photo's id. */
export function fill(form: Form, known: Answers, said: (string | number)[]): Step {
  let step = beginForm(form, known, now);
  for (const one of said) {
    if (step.kind === 'done') throw new Error(`The form ended before ${one}.`);
    const input: Input =
      typeof one === 'number' ? { kind: 'photo', fileId: one } : { kind: 'text', text: one };
    step = advance(form, step.state, input, now);
  }
  return step;
}

/** What the member reads at a step. */
export function asked(form: Form, step: Step): string {
  if (step.kind === 'done') throw new Error('Nothing is asked any more.');
  return question(form, step.state, sayOf(form.intent));
}

/** The words of an outcome, options and all. */
export function words(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'text':
      return outcome.text;
    case 'choices':
      return [outcome.head, ...outcome.options.map((o) => o.label), outcome.tail ?? ''].join('\n');
    case 'form':
      return outcome.intro ?? '';
    default:
      return '';
  }
}
