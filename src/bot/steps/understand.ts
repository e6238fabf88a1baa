import type { BotParts } from '../bot.ts';
import { goesOn } from '../follow-up.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import type { Match } from '../intents/index.ts';
import { type Reply, toIntent } from '../reply.ts';
import { patternOf, runIntent, runPattern, settle, sharedSay } from '../run.ts';
import type { Talk } from '../talk.ts';

/** A stranger's talk this certain is none of ours, whatever was said before. */
const certainlyStrange = 0.9;

/** Matches the intent and runs it; unsure: offers the best three and a person. */
export const understand: Step = async (frame) => {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  const { parts, talk, now } = frame;
  const pattern = patternOf(parts, text);
  if (pattern) return runPattern(frame, pattern);
  const meant = meaningOf(parts, talk, text, now);
  if (meant.intent === undefined) return offerBest(frame, text, meant.alternatives);
  if (meant.intent === 'none') frame.outcome = 'missed';
  return runIntent(frame, meant.intent);
};

/** The intent a text means by itself or goes on from; unclear: what it might mean, best first. */
export function meaningOf(
  { matcher }: Pick<BotParts, 'matcher'>,
  { topic }: Talk,
  text: string,
  now: Date,
): { intent: string } | { intent: undefined; alternatives: { intent: string }[] } {
  const match = matcher.match(text);
  if (isTiedTo(topic, text, now, match)) return { intent: String(topic?.intent) };
  return match.sure
    ? { intent: match.intent }
    : { intent: undefined, alternatives: match.alternatives };
}

/** Whether the text is tied to the last answer, and means nothing clear of its own. */
function isTiedTo(topic: Talk['topic'], text: string, now: Date, match: Match): boolean {
  const strange = match.intent === 'none';
  switch (goesOn(topic, text, now)) {
    case 'surely':
      return true;
    case 'perhaps':
      return strange || !match.sure;
    case 'as-a-fact':
      return !match.sure || (strange && match.confidence < certainlyStrange);
    case undefined:
      return false;
  }
}

/** Nobody means these by what cannot be told; a person is offered anyway. */
const neverOffered = new Set(['none', 'thanks', 'talk-to-staff']);

function offerBest(frame: Frame, text: string, alternatives: { intent: string }[]): Promise<Reply> {
  frame.route = 'unsure';
  frame.outcome = 'unsure';
  const say = sharedSay(frame);
  const titled = alternatives.filter(({ intent }) => !neverOffered.has(intent)).slice(0, 3);
  if (titled.length === 0) return runIntent(frame, 'none');
  const titleOf = (name: string) =>
    frame.parts.intents.find(({ intent }) => intent === name)?.title ?? name;
  const options = titled.map(({ intent }) => toIntent(titleOf(intent), intent, text));
  options.push(toIntent(say('unsure.staff'), 'talk-to-staff'));
  return settle(frame, {
    kind: 'choices',
    head: say('unsure.head'),
    options,
    tail: say('unsure.tail'),
  });
}
