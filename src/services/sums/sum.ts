import type { Answers, Field } from '../../bot/forms/form.ts';

/** An article of law a step rests on; `law` is the short name in prisma/seed/legal-laws.yaml. */
export interface Citation {
  law: string;
  article: number;
}

/** A local figure (a minimum wage, an average wage) that holds for a stretch of days. */
export interface Figure {
  /** e.g. `minimum-wage` (fen a month), `average-wage-zhejiang` (fen a month). */
  name: string;
  /** As it is said: 杭州市区最低月工资标准. */
  title: string;
  value: number;
  unit: 'fen' | 'percent' | 'number';
  /** First and last day it holds, `YYYY-MM-DD`; no last day while it is in force. */
  from: string;
  until?: string;
  /** The document it stands in, as it is said to the member. */
  source: string;
}

/** The local figures, dated; what is not known is not guessed. */
export interface Figures {
  /** The figure in force on a day (`YYYY-MM-DD`); undefined if none is on record for it. */
  at(name: string, day: string): Figure | undefined;
}

/** A sum that goes on from a result, with what it needs to know of it. */
export interface Next {
  /** Its label is the reply `option.<key>`. */
  key: string;
  sum: string;
  known: Answers;
}

/** What came of a sum. */
export type Worked =
  | {
      kind: 'worked';
      /** What it was worked out from, a line each: 月工资：8000元. */
      inputs: string[];
      /** How, a line a step: 8000元 × 7个月 = 56000元. */
      steps: string[];
      /** In one sentence: 经济补偿约 56000 元。 */
      result: string;
      /** The main amount, for papers and tests; absent where the result is days or a date. */
      fen?: number;
      articles: Citation[];
      /** The local figures that went in: said with date and source. */
      figures: Figure[];
      /** What the member must know beside it: when it does not apply, what would change it. */
      notes: string[];
      /** Sums that go on from here, offered below the result. */
      next?: Next[];
    }
  /** A local figure is not on record for the day: the member is told which, and nothing is guessed. */
  | { kind: 'no-figure'; title: string; day: string }
  /** By what was told there is nothing to work out: a sentence that says why, and its articles. */
  | { kind: 'nothing'; why: string; articles: Citation[] };

/** One sum the bot can do 算一算: data and pure functions. Money is integer fen. */
export interface Sum {
  /** e.g. `severance`. */
  name: string;
  /** At most 14 characters: 经济补偿金. */
  title: string;
  /** What members call it: picks the sum from what was said; a longer word counts more. */
  words: readonly string[];
  /** Words that say it is about something else after all: 竞业补偿 is no severance. */
  unless?: readonly string[];
  /** What must be asked. Its question is the reply `ask.<name of the field>` of calculate-pay. */
  fields: readonly Field[];
  /**
   * The answers to its fields that a sentence already gives: 我干了6年半月薪8000被辞退.
   * Only what is beyond doubt; pure.
   */
  read(text: string, now: Date): Answers;
  /**
   * Answers that are taken for granted where a sentence is silent of them, so that a form asks only
   * what the result hinges on: 单胎, 没领过失业金. They are said with the result, to be changed.
   *
   * @param told what the sentence gave
   */
  assume?(text: string, told: Answers): Answers;
  /** @param today `YYYY-MM-DD`, Asia/Shanghai */
  work(answers: Answers, figures: Figures, today: string): Worked;
}
