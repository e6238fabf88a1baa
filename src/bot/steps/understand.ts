import { goesOn } from '../follow-up.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import type { Match } from '../intents/index.ts';
import type { Option, Reply } from '../reply.ts';
import { intentAction, patternOf, runIntent, runPattern, settle, sharedSay } from '../run.ts';

/** A stranger's talk this certain is none of ours, whatever was said before. */
const certainlyStrange = 0.9;

/** Matches the intent and runs it; unsure: offers the best three and a person. */
export const understand: Step = async (frame) => {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  const { parts, talk } = frame;
  const pattern = patternOf(frame, text);
  if (pattern) return runPattern(frame, pattern);
  const match = parts.matcher.match(text);
  if (goesOnFrom(frame, text, match)) return runIntent(frame, String(talk.topic?.intent));
  if (match.intent === 'none' && match.sure) {
    frame.outcome = 'missed';
    return runIntent(frame, 'none');
  }
  if (match.sure) return runIntent(frame, match.intent);
  return offerBest(frame, text, match.alternatives);
};

/** Whether the text is tied to the last answer, and means nothing clear of its own. */
function goesOnFrom({ talk, now }: Frame, text: string, match: Match): boolean {
  const strange = match.intent === 'none';
  switch (goesOn(talk.topic, text, now)) {
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
