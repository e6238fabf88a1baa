import type { Say } from '../../bot/action.ts';
import { choices, type Option, type Reply, text, toIntent } from '../../bot/reply.ts';
import { answerText, type Below, fits } from './answer/answer.ts';
import { lawyerAction, linksOf } from './answer/links.ts';
import type { Card, Cards, Citation } from './cards/index.ts';
import type { Laws } from './laws/laws.ts';
import type { Choice, Decision } from './search/decide.ts';
import type { Hit } from './statutes/reading-room.ts';

/** What an answer is told with. */
export interface Telling {
  say: Say;
  /** What an answer begins with: a word of sympathy. */
  first?: string;
  laws: Laws;
  cards: Cards;
  /** Whether an action can be offered: the service it belongs to may be absent. */
  knows(action: string): boolean;
  /** Whether the text of an article can be shown. */
  hasText(citation: Citation): boolean;
}

/** What was asked: an option remembers it, so that its pick can be counted for the question. */
export interface Asking {
  question: string;
  /** `YYYY-MM-DD` */
  day: string;
}

/** Options below an answer: one screen of a telephone. */
const mostLinks = 4;
/** Of an article that was found only its beginning is shown. */
const openingWords = 42;

/** The card that an option leads to. */
const cardOption = ({ label, card }: Choice, asking?: Asking): Option => ({
  label,
  action: 'legal.card',
  args: { card, ...asking },
});

/** A decision in words. */
export function replyTo(telling: Telling, decision: Decision, asking?: Asking): Reply {
  const { say, first } = telling;
  switch (decision.outcome) {
    case 'answered':
      return cardReply(telling, decision.card);
    case 'clarify':
      return choices(
        [...(first ? [first] : []), decision.ask ?? say('clarify')].join('\n\n'),
        [
          ...decision.choices.map((choice) => cardOption(choice, asking)),
          { label: say('option.other'), action: 'legal.none', args: { ...asking } },
        ],
        say('clarify.tail'),
      );
    case 'out-of-scope': {
      const words = decision.area
        ? say('other-law', { area: decision.area })
        : say('not-understood');
      return awayReply(say, words);
    }
  }
}

function awayReply(say: Say, words: string, before: Option[] = []): Reply {
  const options = [
    ...before,
    toIntent(say('option.menu'), 'menu'),
    toIntent(say('option.staff'), 'talk-to-staff'),
  ];
  return { kind: 'choices', head: words, options, alone: words };
}

/** A question without a card, and the articles whose words are nearest to it. */
export function foundReply({ say, laws }: Telling, hits: readonly Hit[]): Reply {
  const lines = hits.map(({ law, name, text: words }) => {
    const title = (laws.get(law)?.title ?? law).replace(/^中华人民共和国/, '');
    return say('found.article', { title, name, words: opening(words) });
  });
  const options = hits.map(({ law, article, name }) => ({
    label: say('found.option', { law, name }),
    action: 'legal.article',
    args: { law, article },
  }));
  return awayReply(say, [say('found'), ...lines, say('found.next')].join('\n\n'), options);
}

function opening(words: string): string {
  const line = words.replaceAll(/\s+/g, '');
  return line.length <= openingWords ? line : `${line.slice(0, openingWords)}……`;
}

/**
 * A card's answer. Where it depends on a fact it either holds for the usual case, and says in which
 * cases another one does, or it is general, and the cases are offered to choose from. Below it stands
 * what the member can go on with.
 */
export function cardReply(telling: Telling, card: Card): Reply {
  const { say, cards } = telling;
  const cases = (card.ask?.choices ?? []).filter((choice) => cards.byId.has(choice.card));
  const others = cases.filter((choice) => choice.card !== card.id);
  const otherCases =
    others.length > 0 ? say('other-cases', { cases: inQuotes(others) }) : undefined;
  if (!card.ask || others.length === 0) return answer(telling, card, {});
  if (others.length < cases.length) return answer(telling, card, { last: otherCases });
  const offered = others.map((choice) => cardOption(choice));
  return answer(telling, card, { last: card.ask.question, offered, alone: otherCases });
}

interface Ending {
  last?: string | undefined;
  /** Options that come first and must not be left out. */
  offered?: Option[];
  /** What to end with where the options cannot stand. */
  alone?: string | undefined;
}

/** The answer with as many of its options as there is room for. */
function answer(telling: Telling, card: Card, { last, offered = [], alone = last }: Ending): Reply {
  const { say, laws, first } = telling;
  const words = (below: Below, ending = last) =>
    answerText(say, laws, card, {
      ...below,
      ...(first === undefined ? {} : { first }),
      ...(ending === undefined ? {} : { last: ending }),
    });
  for (let most = mostLinks - offered.length; most > 0; most--) {
    const links = linksOf(telling, card, most);
    if (links.length === 0) break;
    const options = [...offered, ...links];
    const lawyer = links.some(({ action }) => action === lawyerAction);
    const head = words({ options, lawyer });
    if (fits(head, options)) return { kind: 'choices', head, options, alone: words({}, alone) };
  }
  if (offered.length === 0) return text(words({}));
  return {
    kind: 'choices',
    head: words({ options: offered }),
    options: offered,
    alone: words({}, alone),
  };
}

const inQuotes = (cases: readonly { label: string }[]) =>
  cases.map(({ label }) => `“${label}”`).join('、');
