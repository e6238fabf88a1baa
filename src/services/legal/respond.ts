import type { Say } from '../../bot/action.ts';
import { plainText } from '../../bot/render.ts';
import { choices, type Option, type Reply, text } from '../../bot/reply.ts';
import { intentAction } from '../../bot/run.ts';
import { answerText } from './answer/answer.ts';
import type { Card } from './cards/index.ts';
import type { Library } from './library.ts';
import type { Choice, Decision } from './search/decide.ts';

/** The card that an option leads to. */
const cardOption = ({ label, card }: Choice): Option => ({
  label,
  action: 'legal.card',
  args: { card },
});
const intentOption = (label: string, intent: string): Option => ({
  label,
  action: intentAction,
  args: { intent },
});

/** A decision in words. */
export function replyTo(say: Say, library: Library, decision: Decision): Reply {
  switch (decision.outcome) {
    case 'answered':
      return cardReply(say, library, decision.card);
    case 'clarify':
      return choices(
        decision.ask ?? say('clarify'),
        [...decision.choices.map(cardOption), intentOption(say('option.other'), 'talk-to-staff')],
        say('clarify.tail'),
      );
    case 'out-of-scope': {
      const words = decision.area
        ? say('other-law', { area: decision.area })
        : say('not-understood');
      const options = [
        intentOption(say('option.menu'), 'menu'),
        intentOption(say('option.staff'), 'talk-to-staff'),
      ];
      return { kind: 'choices', head: words, options, alone: words };
    }
  }
}

/**
 * A card's answer. Where it depends on a fact it either holds for the usual case, and says in which
 * cases another one does, or it is general, and the cases are offered to choose from.
 */
export function cardReply(say: Say, { laws }: Library, card: Card): Reply {
  const cases = card.ask?.choices ?? [];
  if (!card.ask || cases.length === 0) return text(answerText(say, laws, card));
  const others = cases.filter((choice) => choice.card !== card.id);
  if (others.length < cases.length)
    return text(answerText(say, laws, card, say('other-cases', { cases: inQuotes(others) })));
  const options = others.map(({ label, card: id }) => cardOption({ label, card: id }));
  const below = Buffer.byteLength(plainText(choices('', options)));
  return choices(answerText(say, laws, card, card.ask.question, below), options);
}

const inQuotes = (cases: readonly { label: string }[]) =>
  cases.map(({ label }) => `“${label}”`).join('、');
