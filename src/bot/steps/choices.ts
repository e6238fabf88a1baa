import { isNo, isSubmit, isYes, pickFrom } from '../forms/words.ts';
import { type Step, textOf } from '../frame.ts';
import type { Option } from '../reply.ts';
import { runAction, thenAsk } from '../run.ts';

/** The member picks one of the choices offered last: a number, the label, or a tap. */
export const offeredChoice: Step = async (frame) => {
  const offered = frame.talk.offered;
  if (!offered) return undefined;
  const expired = offered.expiresAt <= frame.now.getTime();
  const open = frame.talk.forms.at(-1);
  const filling = open !== undefined && !open.paused;
  // While a form is open the next bare number belongs to it again.
  if (expired || filling) delete frame.talk.offered;
  const text = textOf(frame);
  if (expired || text === undefined) return undefined;
  const picked = pickOption(offered.options, text);
  if (!picked) return undefined;
  frame.route = 'choice';
  frame.input = { kind: 'picked' };
  delete frame.talk.offered;
  return thenAsk(frame, await runAction(frame, picked.action, picked.args));
};

function pickOption(options: Option[], text: string): Option | undefined {
  const labels = options.map((option) => option.label);
  const at = pickFrom(labels, text);
  if (at !== undefined) return options[at];
  const meant = isSubmit(text) || isYes(text) ? 'yes' : isNo(text) ? 'no' : undefined;
  return meant && options.find((option) => option.says === meant);
}
