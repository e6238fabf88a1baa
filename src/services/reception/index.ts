import type { Turn } from '../../bot/action.ts';
import { choices, type Reply, text, toIntent } from '../../bot/reply.ts';
import type { Service } from '../service.ts';
import { plainCases } from './plain-cases.ts';
import { isGreeting, replyToNone } from './small-talk.ts';

/** What the menu shows, in this order; the titles are the intents' own. */
const onMenu = [
  'ask-law',
  'calculate-pay',
  'book-lawyer',
  'apply-relief',
  'list-events',
  'join-union',
  'find-union',
  'today-bulletin',
  'check-progress',
  'talk-to-staff',
];

/**
 * The front desk 接待: the menu, thanks, what is none of our business, and for services not built
 * yet an honest word on whom to ask.
 *
 * @param titleOf the title of an intent
 */
export function createReception(titleOf: (intent: string) => string): Service {
  const byTitle = (intent: string) => toIntent(titleOf(intent), intent);
  const withWaysOn = (answer: string, intents: string[]): Reply => ({
    kind: 'choices',
    head: answer,
    options: intents.map(byTitle),
    alone: answer,
  });
  return {
    name: 'reception',
    patterns: plainCases,
    actions: {
      menu: (turn) => choices(headOf(turn), onMenu.map(byTitle), turn.say('tail')),
      thanks: ({ say }) => text(say('answer')),
      none: (turn) =>
        withWaysOn(turn.say(replyToNone(saidIn(turn))), ['ask-law', 'menu', 'talk-to-staff']),
      /** `replies.answer` of whichever intent is asked for, with the offer of a person. */
      guide: ({ say }) => withWaysOn(say('answer'), ['find-union', 'talk-to-staff', 'menu']),
    },
  };
}

const saidIn = ({ input }: Turn) => (input.kind === 'text' ? input.text : '');

/** Who says hello is greeted before the menu. */
function headOf(turn: Turn): string {
  const head = turn.say('head');
  return isGreeting(saidIn(turn)) ? `${turn.say('hello')}${head}` : head;
}
