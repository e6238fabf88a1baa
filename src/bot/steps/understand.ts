import { asksBack, bare } from '../forms/words.ts';
import { type Frame, type Step, textOf } from '../frame.ts';
import type { Match } from '../intents/index.ts';
import type { Option, Reply } from '../reply.ts';
import { intentAction, runIntent, settle, sharedSay } from '../run.ts';
import type { Talk } from '../talk.ts';

/** Short, and tied to what was said before: 那要多久, 怀孕的呢. */
const followUp = /^(那|那么|如果|要是)|呢[?？]?$/;
const shortFollowUp = 18;
/** Says how things are, and asks nothing: 已经离开了, 没签, 口头的. */
const remark =
  /^(我|他|她|公司|单位|老板|对方)?们?(已经|还没|还|没有?|不是|是|有的?|只|才|刚|就|都|早|自己|不|在|干了|做了|也)|的$/;
const shortRemark = 14;
/** A stranger's talk this certain is none of ours, whatever was said before. */
const certainlyStrange = 0.9;

/** Matches the intent and runs it; unsure: offers the best three and a person. */
export const understand: Step = async (frame) => {
  const text = textOf(frame);
  if (text === undefined) return undefined;
  const { parts, talk } = frame;
  const pattern = parts.patterns.find(({ shape }) => shape.test(text.normalize('NFKC')));
  if (pattern) return runIntent(frame, pattern.intent);
  const match = parts.matcher.match(text);
  const before = goingOn(talk.topic, text, match);
  if (before) return runIntent(frame, before);
  if (match.intent === 'none' && match.sure) {
    frame.outcome = 'missed';
    return runIntent(frame, 'none');
  }
  if (match.sure) return runIntent(frame, match.intent);
  return offerBest(frame, text, match.alternatives);
};

/** The intent of the last answer, if the text is tied to it and means nothing clear of its own. */
function goingOn(topic: Talk['topic'], text: string, match: Match): string | undefined {
  if (typeof topic?.intent !== 'string') return undefined;
  const { length } = bare(text);
  const strange = match.intent === 'none';
  if (length <= shortFollowUp && followUp.test(text) && (strange || !match.sure))
    return topic.intent;
  // Only an intent that keeps what was asked before can make something of a bare fact.
  const unclear = !match.sure || (strange && match.confidence < certainlyStrange);
  const tied = length <= shortRemark && remark.test(text) && !asksBack(text);
  return Array.isArray(topic.talk) && tied && unclear ? topic.intent : undefined;
}

/** Nobody means these by what cannot be told; a person is offered anyway. */
const neverOffered = new Set(['none', 'thanks', 'talk-to-staff']);

function offerBest(frame: Frame, text: string, alternatives: { intent: string }[]): Promise<Reply> {
  frame.route = 'unsure';
  frame.outcome = 'unsure';
  const say = sharedSay(frame);
  const titled = alternatives.filter(({ intent }) => !neverOffered.has(intent)).slice(0, 3);
  if (titled.length === 0) return runIntent(frame, 'none');
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
