import { bareQuestion, isTied } from '../../../bot/follow-up.ts';
import type { Prepare } from '../../../bot/prepare.ts';
import { dayOf } from '../../../days.ts';
import type { ServiceTools } from '../../service.ts';
import type { Card, Citation } from '../cards/index.ts';
import type { Desk } from '../desk.ts';
import type { Decision } from '../search/decide.ts';
import { readArticle } from '../statutes/records.ts';
import { createModel, type ModelSettings } from './client.ts';
import { createRephraser, type Rephrased } from './rephrase.ts';

/** What a language model adds to the answers: other words, or a choice between cards that fit. */
export interface Aide {
  /** Asks the model, before the turn begins. */
  prepare: Prepare;
  /** The decision with what the model said in it, where that belongs to it. */
  told(decision: Decision, prepared: unknown): Decision;
}

export function createAide(
  { clock, database, log }: ServiceTools,
  { library, room, model }: Pick<Desk, 'library' | 'room'> & { model: ModelSettings },
): Aide {
  const articleText = async (citation: Citation) => {
    const day = dayOf(clock.now());
    if (!room.has(citation, day)) return undefined;
    const { law, article } = citation;
    return (await readArticle(database.prisma, law, article, day))?.article?.text;
  };
  const rephraser = createRephraser({ model: createModel(model), library, log, articleText });

  /** What a model may speak of. A question asked back on purpose is not for it to answer. */
  function cardsOf(decision: Decision): Card[] {
    if (decision.outcome === 'answered') return [decision.card];
    if (decision.outcome !== 'clarify' || decision.ask !== undefined) return [];
    return decision.choices.flatMap(({ card }) => library().cards.byId.get(card) ?? []);
  }

  return {
    async prepare({ text: said, topic }) {
      // What goes on from the last answer is answered out of that.
      if (topic?.card !== undefined && (isTied(said) || bareQuestion(said))) return undefined;
      return rephraser.rephrase(said, cardsOf(library().judge().decide(said)));
    },
    told(decision, prepared) {
      const told = prepared as Rephrased | undefined;
      const card = cardsOf(decision).find(({ id }) => id === told?.card);
      if (!card || !told) return decision;
      return { outcome: 'answered', card: { ...card, answer: told.answer } };
    },
  };
}
