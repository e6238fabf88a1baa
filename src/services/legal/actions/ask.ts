import type { Action, Turn } from '../../../bot/action.ts';
import { bareQuestion, isTied } from '../../../bot/follow-up.ts';
import { type Reply, text } from '../../../bot/reply.ts';
import { dayOf } from '../../../days.ts';
import type { Card } from '../cards/index.ts';
import { type Desk, tellingOf } from '../desk.ts';
import { choiceTold, partReply } from '../follow-up.ts';
import { keepMiss } from '../misses/records.ts';
import { cardReply, foundReply, replyTo } from '../respond.ts';
import type { Decision } from '../search/decide.ts';
import { lastCard, rememberCard } from '../topic.ts';
import { readNamed } from './article.ts';

/** Articles offered where no card answers. */
const mostFound = 3;
/** Cards kept with a question that was missed. */
const mostCandidates = 3;

/** A question of labour law; or what goes on from the last one, or names an article to be read. */
export function createAsk(desk: Desk): Action {
  return async (turn) => {
    if (turn.input.kind !== 'text') return text(turn.say('invite'));
    const said = turn.input.text;
    const named = await readNamed(desk, turn, said);
    if (named) return named;
    const before = lastCard(turn, desk.library().cards);
    const goingOn = before && (await goOn(desk, turn, before, said));
    return goingOn ?? answerAfresh(desk, turn, said);
  };
}

/** What goes on from a card; undefined: it is a question like any other. */
async function goOn(
  desk: Desk,
  turn: Turn,
  before: Card,
  said: string,
): Promise<Reply | undefined> {
  const { cards, judge } = desk.library();
  const telling = tellingOf(desk, turn);
  const told = choiceTold(before, said);
  const card = told && cards.byId.get(told.card);
  if (card && card.id !== before.id) return answerWith(desk, turn, card, said);
  if (card) return text(turn.say('same', { next: card.next }));
  const asked = bareQuestion(said);
  const part = asked && partReply(telling, judge(), before, asked, said);
  if (part) return part;
  if (asked) return notInCard(turn, before, said);
  if (!isTied(said)) return undefined;
  const decision = judge().decideAfter(before, said);
  return decision.outcome === 'answered' ? answerWith(desk, turn, decision.card, said) : undefined;
}

/** A card that says nothing of 多久 is to be told of to staff; the member gets what it says. */
async function notInCard(turn: Turn, { id, title, next }: Card, said: string): Promise<Reply> {
  await keepMiss(turn.tx, `${title} ${said}`, dayOf(turn.now), 'away', [id]);
  return text(turn.say('part.none', { title, next }));
}

function answerWith(desk: Desk, turn: Turn, card: Card, said: string): Reply {
  rememberCard(turn, card, said);
  return cardReply(tellingOf(desk, turn), card);
}

async function answerAfresh(desk: Desk, turn: Turn, said: string): Promise<Reply> {
  const decided = desk.library().judge().decide(said);
  const decision = desk.aide?.told(decided, turn.prepared) ?? decided;
  if (decision.outcome === 'answered') return answerWith(desk, turn, decision.card, said);
  const day = dayOf(turn.now);
  await keep(desk, turn, decision, { question: said, day });
  const found =
    decision.outcome === 'out-of-scope' ? searched(desk, turn, decision, said) : undefined;
  return found ?? replyTo(tellingOf(desk, turn), decision, { question: said, day });
}

/** For staff to make a card of. */
async function keep(
  desk: Desk,
  { tx }: Turn,
  decision: Exclude<Decision, { outcome: 'answered' }>,
  { question, day }: { question: string; day: string },
): Promise<void> {
  const asked = decision.outcome === 'clarify';
  const candidates = asked
    ? decision.choices.map(({ card }) => card)
    : desk
        .library()
        .judge()
        .nearest(question, mostCandidates)
        .map(({ id }) => id);
  await keepMiss(tx, question, day, asked ? 'asked' : 'away', candidates);
}

/** Articles that speak of it, where it is labour law as far as can be told. */
function searched(
  desk: Desk,
  turn: Turn,
  { area }: Extract<Decision, { outcome: 'out-of-scope' }>,
  said: string,
): Reply | undefined {
  const { words } = desk.library();
  const { labour, other } = words.signs(words.plain(said));
  if (area !== undefined || labour === 0 || other > 0) return undefined;
  const hits = desk.room.search(said, mostFound);
  return hits.length > 0 ? foundReply(tellingOf(desk, turn), hits) : undefined;
}
