import type { Say, Turn } from './action.ts';
import type { BotParts, Pattern } from './bot.ts';
import { beginForm } from './forms/engine.ts';
import type { Form } from './forms/form.ts';
import { photosIn } from './forms/place.ts';
import { question } from './forms/wording.ts';
import type { Frame } from './frame.ts';
import { joinReplies } from './render.ts';
import { intentAction, type Outcome, type Reply } from './reply.ts';
import { createSay } from './say.ts';
import { tapWord } from './taps.ts';

/** Intents that change no subject. */
const smallTalk = new Set(['none', 'thanks']);
/** Offered choices can be picked for this long. */
const choiceLifetime = 30 * 60 * 1000;

export function sharedSay(frame: Frame): Say {
  return createSay(frame.parts.shared);
}

function repliesOf(frame: Frame, intent: string | undefined): Record<string, string> | undefined {
  return frame.parts.intents.find((file) => file.intent === intent)?.replies;
}

export function sayFor(frame: Frame, intent: string | undefined): Say {
  return createSay(repliesOf(frame, intent), frame.parts.shared);
}

/** What an action or a form's submit gets. */
export function turnOf(frame: Frame, intent: string | undefined): Turn {
  const { follower, inbound, now, tx } = frame;
  return {
    member: { openid: follower.openid, wantsBulletin: follower.wantsBulletin },
    input: frame.input ?? { kind: 'picked' },
    now,
    tx,
    say: sayFor(frame, intent),
    messageKey: inbound.key,
    topic: frame.talk.topic,
    heldPhotos: heldPhotos(frame),
    prepared: frame.prepared?.intent === intent ? frame.prepared?.value : undefined,
    remember: (topic) => {
      frame.talk.topic = { intent, at: now.getTime(), ...topic };
    },
  };
}

function heldPhotos({ parts, talk }: Frame): number[] {
  return talk.forms.flatMap(({ form: name, answers }) => {
    const form = parts.forms.get(name);
    return form ? photosIn(form, answers) : [];
  });
}

/** Runs what an intent names. */
export async function runIntent(frame: Frame, intent: string): Promise<Reply> {
  const file = frame.parts.intents.find((candidate) => candidate.intent === intent);
  if (!file) throw new Error(`There is no intent ${intent}.`);
  frame.route = intent;
  leaveTopic(frame, intent);
  return runAction(frame, file.action, { intent }, intent);
}

/** The exact shape a message has, if any. */
export function patternOf(
  { patterns }: Pick<BotParts, 'patterns'>,
  text: string,
): Pattern | undefined {
  const plain = text.normalize('NFKC');
  return patterns.find(({ shape }) => shape.test(plain));
}

export function runPattern(frame: Frame, { intent, action }: Pattern): Promise<Reply> {
  if (action === undefined) return runIntent(frame, intent);
  frame.route = intent;
  return runAction(frame, action, {}, intent);
}

/** After another subject a bare 多少钱 is no longer about the one before; a 好的 in between is none. */
function leaveTopic({ talk }: Frame, intent: string): void {
  if (talk.topic && talk.topic.intent !== intent && !smallTalk.has(intent)) talk.topic.left = true;
}

/** Runs an action by its full name, or the intent an option stands for. */
export async function runAction(
  frame: Frame,
  name: string,
  args: Record<string, unknown> = {},
  intent?: string,
): Promise<Reply> {
  if (name === intentAction) {
    frame.input =
      typeof args.text === 'string' ? { kind: 'text', text: args.text } : { kind: 'picked' };
    return runIntent(frame, String(args.intent));
  }
  const entry = frame.parts.actions.get(name);
  if (!entry) throw new Error(`There is no action ${name}.`);
  const speaker =
    typeof entry === 'function' ? (intent ?? intentNaming(frame, name)) : entry.intent;
  const run = typeof entry === 'function' ? entry : entry.run;
  return settle(frame, await run(turnOf(frame, speaker), args));
}

function intentNaming(frame: Frame, action: string): string | undefined {
  return frame.parts.intents.find((file) => file.action === action)?.intent;
}

/** Makes an outcome a reply: opens the form it names, keeps the choices it offers. */
export async function settle(frame: Frame, outcome: Outcome): Promise<Reply> {
  if (outcome.kind === 'form' && frame.interrupting)
    return later(frame, formNamed(frame, outcome.form).title);
  if (outcome.kind === 'form') return openForm(frame, outcome);
  if (outcome.kind === 'choices')
    frame.talk.offered = {
      options: outcome.options,
      expiresAt: frame.now.getTime() + choiceLifetime,
    };
  if (outcome.kind === 'handover') frame.follower.handedOverUntil = outcome.until;
  return outcome;
}

/** What would begin something else waits until the open form is filled in. */
export function later(frame: Frame, title: string): Reply {
  return { kind: 'text', text: sharedSay(frame)('form.later', { title }) };
}

async function openForm(frame: Frame, outcome: Extract<Outcome, { kind: 'form' }>): Promise<Reply> {
  const form = formNamed(frame, outcome.form);
  // The same form begun twice is begun again, not stacked; three open forms are enough.
  frame.talk.forms = frame.talk.forms.filter((open) => open.form !== form.name).slice(-2);
  delete frame.talk.offered;
  const begun = beginForm(form, outcome.answers ?? {}, frame.now);
  if (begun.kind === 'done') return submit(frame, form, begun.answers);
  frame.talk.forms.push(begun.state);
  const asked = question(form, begun.state, sayFor(frame, form.intent));
  frame.asked = true;
  return { kind: 'text', text: outcome.intro ? `${outcome.intro}\n\n${asked}` : asked };
}

export function formNamed(frame: Frame, name: string): Form {
  const form = frame.parts.forms.get(name);
  if (!form) throw new Error(`There is no form ${name}.`);
  return form;
}

/** Hands a finished form's answers in, then asks on in the form below it, if there is one. */
export async function submit(
  frame: Frame,
  form: Form,
  answers: Record<string, unknown>,
): Promise<Reply> {
  const reply = await settle(frame, await form.submit(turnOf(frame, form.intent), answers));
  return thenAsk(frame, reply);
}

/**
 * Adds the open form's question to a reply, unless it is there. The next number belongs to the form:
 * what the reply offers is only told.
 */
export function thenAsk(frame: Frame, reply: Reply): Reply {
  const open = frame.talk.forms.at(-1);
  if (!open || open.paused || frame.asked) return reply;
  if (reply.kind === 'choices') {
    delete frame.talk.offered;
    return thenAsk(frame, { kind: 'text', text: reply.alone ?? toldOnly(reply) });
  }
  if (reply.kind === 'handover') {
    open.paused = true;
    return reply;
  }
  frame.asked = true;
  const form = formNamed(frame, open.form);
  const asked = sharedSay(frame)('form.go-on', {
    title: form.title,
    question: question(form, open, sayFor(frame, form.intent)),
  });
  if (reply.kind === 'text') return { kind: 'text', text: `${reply.text}\n\n${asked}` };
  if (reply.kind === 'article')
    return { kind: 'text', text: `${reply.title}\n${reply.description}\n${reply.url}\n\n${asked}` };
  return joinReplies(asked, reply);
}

/** No number picks from it: neither is that said, nor is told twice what the head has told. */
function toldOnly({ head, options }: Extract<Reply, { kind: 'choices' }>): string {
  const told = head.replaceAll(/[，？]?回复数字(看详情|就行)?(?=：)/g, '');
  const further = options.filter(({ label }) => !told.includes(label));
  return [told.trimEnd(), ...further.map(({ label }) => `· ${tapWord(label)}`)].join('\n');
}
