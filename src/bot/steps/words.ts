import { stepBack } from '../forms/engine.ts';
import { question } from '../forms/wording.ts';
import { bare } from '../forms/words.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import type { Reply } from '../reply.ts';
import { formNamed, runIntent, sayFor, sharedSay, thenAsk } from '../run.ts';
import { sayDropped } from './stale.ts';

/** Words that always work, with their everyday synonyms. */
const meaning: Record<string, (frame: Frame) => Promise<Reply> | Reply> = {
  取消: cancel,
  退出: cancel,
  不办了: cancel,
  不填了: cancel,
  返回: back,
  上一步: back,
  返回上一步: back,
  菜单: menu,
  主菜单: menu,
  服务菜单: menu,
  人工: staff,
  人工服务: staff,
  转人工: staff,
  继续: goOn,
  继续填: goOn,
};

const aboutTheForm = new Set<unknown>([cancel, back, goOn]);

export const universalWords: Step = (frame) => {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  const word = bare(text);
  const act = Object.hasOwn(meaning, word) ? meaning[word] : undefined;
  if (!act) return undefined;
  frame.route = 'word';
  // Neither the form below is meant, nor can this one go on.
  const dropped = aboutTheForm.has(act) ? sayDropped(frame) : undefined;
  return dropped ?? act(frame);
};

function cancel(frame: Frame): Reply {
  const say = sharedSay(frame);
  delete frame.talk.offered;
  const dropped = frame.talk.forms.pop();
  if (!dropped) return { kind: 'text', text: say('cancel.nothing') };
  const title = frame.parts.forms.get(dropped.form)?.title ?? '';
  return thenAsk(frame, { kind: 'text', text: say('form.cancelled', { title }) });
}

function back(frame: Frame): Promise<Reply> | Reply {
  const open = frame.talk.forms.at(-1);
  if (!open) return menu(frame);
  if (open.paused) return goOn(frame);
  const form = formNamed(frame, open.form);
  const step = stepBack(form, open);
  if (step.kind !== 'ask') return menu(frame);
  frame.talk.forms[frame.talk.forms.length - 1] = step.state;
  const asked = question(form, step.state, sayFor(frame, form.intent));
  const first = step.first ? `${sharedSay(frame)('form.first-question')}\n\n` : '';
  return { kind: 'text', text: first + asked };
}

/** The menu; a form that is open waits meanwhile, and the last line tells how to go on. */
export async function menu(frame: Frame): Promise<Reply> {
  const note = pause(frame);
  const shown = await runIntent(frame, 'menu');
  return note && shown.kind === 'choices' ? { ...shown, tail: note } : shown;
}

async function staff(frame: Frame): Promise<Reply> {
  pause(frame);
  return runIntent(frame, 'talk-to-staff');
}

function goOn(frame: Frame): Reply {
  const open = frame.talk.forms.at(-1);
  const say = sharedSay(frame);
  if (!open) return { kind: 'text', text: say('go-on.nothing') };
  delete open.paused;
  delete frame.talk.offered;
  const form = formNamed(frame, open.form);
  return { kind: 'text', text: question(form, open, sayFor(frame, form.intent)) };
}

/** @returns the line that tells how to go on, if a form was open */
function pause(frame: Frame): string | undefined {
  const open = frame.talk.forms.at(-1);
  if (!open) return undefined;
  open.paused = true;
  const title = frame.parts.forms.get(open.form)?.title ?? '';
  return sharedSay(frame)('form.paused', { title });
}
