import type { Told, Worked } from '../../src/services/sums/index.ts';

/** A sentence of the blind set: the sum it asks for, and what comes of it by hand. */
export interface Sentence {
  text: string;
  sum: string;
  yuan?: number;
  days?: number;
  months?: number;
  /** `YYYY-MM-DD` */
  day?: string;
  /** Where two readings of the law can be defended: the other results, in the same unit. */
  also?: (number | string)[];
}

/** How many sentences came out how. */
export interface Score {
  right: number;
  /** The right sum, but something more is asked for. */
  asks: number;
  /** Several sums fit: the member chooses. */
  unclear: number;
  wrong: number;
}

export function scoreOf(sentences: readonly Sentence[], tell: (text: string) => Told): Score {
  const score: Score = { right: 0, asks: 0, unclear: 0, wrong: 0 };
  for (const sentence of sentences) score[verdict(sentence, tell(sentence.text))] += 1;
  return score;
}

export function verdict(sentence: Sentence, told: Told): keyof Score {
  if (told.sums.length !== 1) return 'unclear';
  if (told.sums[0] !== sentence.sum) return 'wrong';
  if (!told.result) return 'asks';
  return resultsOf(sentence).some((result) => says(told.result, result)) ? 'right' : 'wrong';
}

/** Every accepted result as it is said. */
function resultsOf({ yuan, days, months, day, also = [] }: Sentence): string[] {
  const all = [yuan ?? days ?? months ?? day, ...also];
  return all.flatMap((value) => (value === undefined ? [] : [said(value, { yuan, days })]));
}

function said(value: number | string, { yuan, days }: Pick<Sentence, 'yuan' | 'days'>): string {
  if (typeof value === 'string') {
    const [year, month, date] = value.split('-').map(Number);
    return `${year}年${month}月${date}日`;
  }
  if (yuan !== undefined) return `${value.toLocaleString('en-US')}元`;
  return days !== undefined ? `${value}天` : `${value}个月`;
}

/** In the result itself, or in a step that states it: a part of a whole, as the injury's benefit is. */
function says(worked: Worked | undefined, result: string): boolean {
  if (worked?.kind === 'nothing') return worked.why.includes(result);
  if (worked?.kind !== 'worked') return false;
  return [worked.result, ...worked.steps].some((line) => bare(line).includes(bare(result)));
}

const bare = (text: string) => text.replaceAll(/[\s,]/g, '');
