import { stepBack } from '../forms/engine.ts';
import type { Field } from '../forms/form.ts';
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

/** 算了不填了, 不想弄了, 先不办: whoever says it means the form. */
const giveUp =
  /^(算了|那|我|还是|先|暂时|现在|就)*(不|别|不想|不用|不要)(再)?(填|办|弄|搞|写|申请|报名|办理|做)(了|吧|啦)*(谢谢)?$/;
/** These answer some questions, too. */
const mayRefuse = new Set(['算了', '不要了', '不用了', '算了吧', '算了不要了', '算了算了']);

/** Cancels the open form for words that, at this field, can mean nothing else. */
export function givesUp(frame: Frame, field: Field | undefined): Reply | undefined {
  const word = bare(textOf(frame) ?? '');
  const answers = field?.kind === 'yes-no' || field?.kind === 'photo' || field?.optional;
  const meant = giveUp.test(word) ? !field?.optional || /^算了/.test(word) : false;
  return meant || (mayRefuse.has(word) && !answers) ? cancel(frame) : undefined;
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

/** A person; a form that is open waits meanwhile, also for the options there are at night. */
export async function staff(frame: Frame): Promise<Reply> {
  const note = pause(frame);
  frame.interrupting = false;
  const shown = await runIntent(frame, 'talk-to-staff');
  if (!note || shown.kind !== 'choices') return shown;
  return { ...shown, tail: [shown.tail ?? '', note].filter((line) => line !== '').join('\n') };
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
