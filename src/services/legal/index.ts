import type { Logger } from 'pino';
import type { Action } from '../../bot/action.ts';
import type { Prepare } from '../../bot/prepare.ts';
import { text } from '../../bot/reply.ts';
import type { Service } from '../service.ts';
import type { Card } from './cards/index.ts';
import { type Library, loadLibrary } from './library.ts';
import { createModel, type ModelSettings } from './model/client.ts';
import { createRephraser, type Rephrased, type Rephraser } from './model/rephrase.ts';
import { cardReply, replyTo } from './respond.ts';
import type { Decision } from './search/decide.ts';

export { type Library, loadLibrary } from './library.ts';
export type { ModelSettings } from './model/client.ts';
export { replyTo } from './respond.ts';

export interface LegalParts {
  log: Logger;
  /** Usually none. */
  model?: ModelSettings | undefined;
}

/** Tied to what was answered before: 那要多久, 怀孕的呢. */
const followUp = /^(那|那么|如果|要是|另外|还有)|呢[?？]?$/;
/** The index takes a tenth of a second to make: not during the start, nor at the first question. */
const warmUpMs = 1_000;

/** Labour law 法律咨询: questions are answered from cards, each resting on articles of law. */
export async function createLegal(parts: LegalParts): Promise<Service> {
  const library = await loadLibrary();
  const rephraser = parts.model && rephraserOf(library, parts.log, parts.model);
  setTimeout(() => library.judge(), warmUpMs).unref();
  return {
    name: 'legal',
    actions: {
      ask: ask(library),
      card: { intent: 'ask-law', run: card(library) },
    },
    ...(rephraser ? { preparations: { 'ask-law': prepare(library, rephraser) } } : {}),
  };
}

function rephraserOf(library: Library, log: Logger, settings: ModelSettings): Rephraser {
  return createRephraser({ model: createModel(settings), laws: library.laws, log });
}

/** Has the model tell the answer beforehand, or choose where the question leaves cards open. */
function prepare(library: Library, rephraser: Rephraser): Prepare {
  return async ({ text: said, topic }) => {
    const decision = decideInContext(library, said, topic);
    return rephraser.rephrase(said, cardsOf(library, decision));
  };
}

/** What a model may speak of. A question asked back on purpose is not for it to answer. */
function cardsOf(library: Library, decision: Decision): Card[] {
  if (decision.outcome === 'answered') return [decision.card];
  if (decision.outcome !== 'clarify' || decision.ask !== undefined) return [];
  return decision.choices.flatMap(({ card }) => library.cards.byId.get(card) ?? []);
}

/** The decision on what was said, going on from the card before if it does. */
function decideInContext(
  library: Library,
  said: string,
  topic: Record<string, unknown> | undefined,
): Decision {
  const judge = library.judge();
  const before = library.cards.byId.get(String(topic?.card));
  const goingOn = before && followUp.test(said) ? judge.decideAfter(before, said) : undefined;
  return goingOn?.outcome === 'answered' ? goingOn : judge.decide(said);
}

function ask(library: Library): Action {
  return (turn) => {
    if (turn.input.kind !== 'text') return text(turn.say('invite'));
    const decision = decideInContext(library, turn.input.text, turn.topic);
    const told = toldBy(library, decision, turn.prepared as Rephrased | undefined);
    if (told.outcome === 'answered') turn.remember({ card: told.card.id });
    return replyTo(turn.say, library, told);
  };
}

/** The decision with the model's choice and words in it, where they belong to it. */
function toldBy(library: Library, decision: Decision, told: Rephrased | undefined): Decision {
  const card = cardsOf(library, decision).find(({ id }) => id === told?.card);
  if (!card || !told) return decision;
  return { outcome: 'answered', card: { ...card, answer: told.answer } };
}

/** The card of an option; one that is gone since it was offered is answered as no question. */
function card(library: Library): Action {
  return (turn, args) => {
    const found = library.cards.byId.get(String(args.card));
    if (!found) return text(turn.say('invite'));
    turn.remember({ card: found.id });
    return cardReply(turn.say, library, found);
  };
}
