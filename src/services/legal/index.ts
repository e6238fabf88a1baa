import type { Action } from '../../bot/action.ts';
import { text } from '../../bot/reply.ts';
import type { Service } from '../service.ts';
import { type Library, loadLibrary } from './library.ts';
import { cardReply, replyTo } from './respond.ts';

export { cite, type Laws, loadLaws } from './laws/laws.ts';
export { type Library, loadLibrary } from './library.ts';
export { replyTo } from './respond.ts';

/** Tied to what was answered before: 那要多久, 怀孕的呢. */
const followUp = /^(那|那么|如果|要是|另外|还有)|呢[?？]?$/;
/** The index takes a tenth of a second to make: not during the start, nor at the first question. */
const warmUpMs = 1_000;

/** Labour law 法律咨询: questions are answered from cards, each resting on articles of law. */
export async function createLegal(): Promise<Service> {
  const library = await loadLibrary();
  setTimeout(() => library.judge(), warmUpMs).unref();
  return {
    name: 'legal',
    actions: {
      ask: ask(library),
      card: { intent: 'ask-law', run: card(library) },
    },
  };
}

function ask(library: Library): Action {
  return (turn) => {
    if (turn.input.kind !== 'text') return text(turn.say('invite'));
    const said = turn.input.text;
    const judge = library.judge();
    const before = library.cards.byId.get(String(turn.topic?.card));
    const goingOn = before && followUp.test(said) ? judge.decideAfter(before, said) : undefined;
    const decision = goingOn?.outcome === 'answered' ? goingOn : judge.decide(said);
    if (decision.outcome === 'answered') turn.remember({ card: decision.card.id });
    return replyTo(turn.say, library, decision);
  };
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
