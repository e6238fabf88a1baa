import { choices, type Option, type Reply, text } from '../../bot/reply.ts';
import type { Service } from '../service.ts';

/** What the menu shows, in this order; the titles are the intents' own. */
const onMenu = [
  'ask-law',
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
  const toIntent = (intent: string): Option => ({
    label: titleOf(intent),
    action: '#intent',
    args: { intent },
  });
  const withWaysOn = (answer: string, intents: string[]): Reply => ({
    kind: 'choices',
    head: answer,
    options: intents.map(toIntent),
    alone: answer,
  });
  return {
    name: 'reception',
    actions: {
      menu: ({ say }) => choices(say('head'), onMenu.map(toIntent), say('tail')),
      thanks: ({ say }) => text(say('answer')),
      none: ({ say }) => withWaysOn(say('answer'), ['ask-law', 'menu', 'talk-to-staff']),
      /** `replies.answer` of whichever intent is asked for, with the offer of a person. */
      guide: ({ say }) => withWaysOn(say('answer'), ['find-union', 'talk-to-staff', 'menu']),
    },
  };
}
