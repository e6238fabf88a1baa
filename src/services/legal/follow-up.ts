import { type Asked, answerIn } from '../../bot/follow-up.ts';
import { isNo } from '../../bot/forms/words.ts';
import { type Option, type Reply, text } from '../../bot/reply.ts';
import { linksOf } from './answer/links.ts';
import type { Card } from './cards/index.ts';
import type { Telling } from './respond.ts';
import type { Judge } from './search/decide.ts';

/** 还没签, 没交或不清楚: what 没有 answers. */
const negative = /^还?[没不未无]/;
const yes = [
  '有',
  '有的',
  '有啊',
  '是',
  '是的',
  '对',
  '对的',
  '交了',
  '签了',
  '写了',
  '做了',
  '满了',
];
const no = ['没有', '没', '还没', '还没有', '没呢', '没有呢', '不是', '没有啊'];
const mostRelated = 2;

type Case = NonNullable<Card['ask']>['choices'][number];

/** The two choices that 有 and 没有 pick, where a card asks whether something is so. */
function poles({ ask }: Card): { yes: Case; no: Case } | undefined {
  const against = (ask?.choices ?? []).filter(({ label }) => negative.test(label));
  const rest = (ask?.choices ?? []).filter(({ label }) => !negative.test(label));
  const [[denied], [affirmed]] = [against, rest];
  return denied && affirmed && against.length === 1 && rest.length === 1
    ? { yes: affirmed, no: denied }
    : undefined;
}

/** The short answers that a card's question expects, for `turn.remember`. */
export function expectedAfter(card: Card): string[] {
  const named = (card.ask?.choices ?? []).flatMap(({ label, words }) => [label, ...(words ?? [])]);
  return poles(card) ? [...named, ...yes, ...no] : named;
}

/** The choice a short message names: by its label, by a word of it, or by 有 and 没有. */
export function choiceTold(card: Card, said: string): Case | undefined {
  const cases = card.ask?.choices ?? [];
  const at = answerIn(
    cases.map(({ label, words }) => [label, ...(words ?? [])]),
    said,
  );
  if (at !== undefined) return cases[at];
  const pole = poles(card);
  if (!pole) return undefined;
  if (answerIn([no], said) !== undefined && isNegative(said)) return pole.no;
  return answerIn([yes], said) === undefined || isNegative(said) ? undefined : pole.yes;
}

const isNegative = (said: string) => isNo(said) || negative.test(said.trim());

/**
 * What a bare question after a card asks for, out of that card: 多久 its deadline, 要什么材料 what to
 * keep, 多少钱 the sum; with the cards of the same topic that say more.
 *
 * @returns undefined if the card says nothing of it
 */
export function partReply(
  telling: Telling,
  judge: Judge,
  card: Card,
  asked: Asked,
  said: string,
): Reply | undefined {
  const { say } = telling;
  const part = partOf(telling, card, asked);
  const related = relatedTo(judge, card, said);
  if (part === undefined && related.length === 0) return undefined;
  const head = [say('part', { title: card.title }), part ?? say('part.related')].join('\n\n');
  const options = [...serviceOption(telling, card, asked), ...related.map(optionOf)];
  if (options.length === 0) return text(`${head}\n\n${say('part.next')}`);
  return { kind: 'choices', head: `${head}\n`, options, alone: `${head}\n\n${say('part.next')}` };
}

function partOf({ say, knows }: Telling, card: Card, asked: Asked): string | undefined {
  const { deadline, evidence, next, sum } = card;
  switch (asked) {
    case 'amount':
      return sum && knows('sums.start') ? say('part.sum') : undefined;
    case 'time':
      return deadline && say('deadline', { deadline });
    case 'papers':
      return evidence && say('evidence', { evidence });
    case 'where':
    case 'how':
      return say('next', { next });
  }
}

const actionFor: Partial<Record<Asked, string>> = {
  amount: 'sums.start',
  time: 'deadlines.ask',
  papers: 'papers.start',
  how: 'lawyer.book',
};

function serviceOption(telling: Telling, card: Card, asked: Asked): Option[] {
  return linksOf(telling, card, 9).filter(({ action }) => action === actionFor[asked]);
}

/** Cards of the same topic whose words go with what was asked. */
function relatedTo(judge: Judge, card: Card, said: string): Card[] {
  return judge.near(card, said).slice(0, mostRelated);
}

const optionOf = ({ id, title }: Card): Option => ({
  label: title,
  action: 'legal.card',
  args: { card: id },
});
