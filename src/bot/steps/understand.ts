import type { BotParts } from '../bot.ts';
import { bare } from '../forms/words.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import type { Option, Reply } from '../reply.ts';
import { intentAction, runIntent, settle, sharedSay } from '../run.ts';
import type { Talk } from '../talk.ts';

/** Short, and tied to what was said before: 那要多久, 怀孕的呢. */
const followUp = /^(那|那么|如果|要是)|呢[?？]?$/;

/** Matches the intent and runs it; unsure: offers the best three and a person. */
export const understand: Step = async (frame) => {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  const meant = meaningOf(frame.parts, frame.talk, text);
  if (meant.intent === undefined) return offerBest(frame, text, meant.alternatives);
  if (meant.intent === 'none') frame.outcome = 'missed';
  return runIntent(frame, meant.intent);
};

/** The intent a message means by itself, or in the light of what was said before; or the likeliest. */
export function meaningOf(
  parts: BotParts,
  talk: Talk,
  text: string,
): { intent: string } | { intent: undefined; alternatives: { intent: string }[] } {
  const pattern = parts.patterns.find(({ shape }) => shape.test(text.normalize('NFKC')));
  if (pattern) return { intent: pattern.intent };
  const match = parts.matcher.match(text);
  const topicIntent = talk.topic?.intent;
  const goesOn = typeof topicIntent === 'string' && bare(text).length <= 18 && followUp.test(text);
  if (goesOn && (!match.sure || match.intent === 'none')) return { intent: topicIntent };
  if (match.sure) return { intent: match.intent };
  return { intent: undefined, alternatives: match.alternatives };
}

function offerBest(frame: Frame, text: string, alternatives: { intent: string }[]): Promise<Reply> {
  frame.route = 'unsure';
  frame.outcome = 'unsure';
  const say = sharedSay(frame);
  const titled = alternatives
    .filter(({ intent }) => intent !== 'none' && intent !== 'talk-to-staff')
    .slice(0, 3);
  const options: Option[] = titled.map(({ intent }) => ({
    label: frame.parts.intents.find((file) => file.intent === intent)?.title ?? intent,
    action: intentAction,
    args: { intent, text },
  }));
  options.push({
    label: say('unsure.staff'),
    action: intentAction,
    args: { intent: 'talk-to-staff' },
  });
  return settle(frame, {
    kind: 'choices',
    head: say('unsure.head'),
    options,
    tail: say('unsure.tail'),
  });
}
