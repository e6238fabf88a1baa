import type { Option } from '../../../bot/reply.ts';
import type { Card } from '../cards/index.ts';
import type { Telling } from '../respond.ts';

/** What a member can go on with from a card's answer, and how much it is worth a place. */
interface Link {
  /** Where there is no room for all, those of a smaller worth go first. */
  worth: number;
  option: Option;
}

/** The actions of other services that answers lead to; where one is absent its option is too. */
export const lawyerAction = 'lawyer.book';
const deadlineAction = 'deadlines.ask';
const sumAction = 'sums.start';
const paperAction = 'papers.start';

/**
 * The options of a card's answer, in the order they are shown.
 *
 * @param most how many at most: the ones worth least are left out
 */
export function linksOf(telling: Telling, card: Card, most: number): Option[] {
  const links = [...servicesOf(telling, card), ...articleOf(telling, card), ...lawyer(telling)];
  const kept = new Set(links.toSorted((a, b) => b.worth - a.worth).slice(0, Math.max(0, most)));
  return links.filter((link) => kept.has(link)).map(({ option }) => option);
}

function servicesOf({ say, knows }: Telling, { period, sum, paper }: Card): Link[] {
  const found: (Link | undefined)[] = [
    period && { worth: 5, option: link(say('option.deadline'), deadlineAction, { period }) },
    sum && { worth: 4, option: link(say('option.sum'), sumAction, { sum }) },
    paper && { worth: 3, option: link(say('option.paper'), paperAction, { paper }) },
  ].map((one) => one || undefined);
  return found.flatMap((one) => (one && knows(one.option.action) ? [one] : []));
}

function articleOf({ say, laws, hasText }: Telling, { articles: [deciding] }: Card): Link[] {
  if (!deciding || !hasText(deciding)) return [];
  const { law, article } = deciding;
  const name = laws.get(law)?.parts?.[String(article)] ?? `第${article}条`;
  const label = say('option.article', { article: name });
  return [{ worth: 2, option: link(label, 'legal.article', { law, article }) }];
}

function lawyer({ say, knows }: Telling): Link[] {
  if (!knows(lawyerAction)) return [];
  // Least: the answer says anyhow how to reach one.
  return [{ worth: 1, option: link(say('option.lawyer'), lawyerAction, { topic: 'law' }) }];
}

const link = (label: string, action: string, args: Record<string, unknown>): Option => ({
  label,
  action,
  args,
});
