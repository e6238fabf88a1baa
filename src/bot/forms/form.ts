import type { Turn } from '../action.ts';
import type { Outcome } from '../reply.ts';

export type Answers = Record<string, unknown>;

interface FieldBase {
  /** The answer's name; the question is `ask.<name>` in the replies of the form's intent. */
  name: string;
  /** May be left out with 跳过. */
  optional?: boolean;
  /** Asked only if this holds for the answers so far. */
  when?: (answers: Answers) => boolean;
  /**
   * A check beyond the kind's own.
   * @returns the key in `replies` of what is wrong, or undefined
   */
  check?: (value: unknown, answers: Answers, now: Date) => string | undefined;
  /** Shown as `•••` except for the ends, in the summary. */
  sensitive?: boolean;
  /** The field's name in the summary the member confirms, e.g. 金额. */
  label: string;
  /** What members call it besides its label when they answer or correct it by name: 单位名称. */
  words?: readonly string[];
}

/** Answer: `YYYY-MM-DD`. */
interface DateField {
  kind: 'date';
  earliest?: (now: Date) => string;
  latest?: (now: Date) => string;
  /** A month alone counts too, as its first day: the latest that has begun. */
  months?: boolean;
  /** 12月1日 is the next one, not the last. */
  ahead?: boolean;
}

/** The kinds of fields and the answers they give. */
export type Field = FieldBase &
  (
    | { kind: 'choice'; options: { value: string; label: string; words?: string[] }[] } // string
    /** Several at once: 1 3 4. Answer: string[], in the order of the options. */
    | { kind: 'choices'; options: { value: string; label: string; words?: string[] }[] }
    /** `anything`: takes questions too, as a message to somebody does. Answer: string. */
    /** `person`: somebody's name. */
    | {
        kind: 'text';
        minLength?: number;
        maxLength?: number;
        anything?: boolean;
        person?: boolean;
      }
    | { kind: 'money'; minFen?: number; maxFen?: number } // integer fen
    /** `halves`: takes 2.5 and 两天半 too. Answer: an integer, or a half more. */
    | { kind: 'number'; min?: number; max?: number; halves?: boolean }
    /** Working time: 20小时, 两天 (a day has 8), 每天2小时22天. Answer: hours, a half included. */
    | { kind: 'hours'; max?: number }
    /** A length of time: 6年半, 80个月, 2019年3月到现在. Limits in months; 6年零3天 is 72. */
    | { kind: 'months'; min?: number; max?: number } // integer, days left over do not count
    /** The same where days left over count, and when it ran is of use. */
    | { kind: 'period'; min?: number; max?: number } // Period (periods.ts)
    | DateField
    | { kind: 'phone' } // 11 digits
    | { kind: 'resident-id' } // 18 characters, the last may be X
    | { kind: 'photo'; most: number } // ids of stored files, number[]
    /** `labels`: of the two options, yes first, if they are not 是 and 否. Answer: boolean. */
    | { kind: 'yes-no'; labels?: [yes: string, no: string] }
  );

/** A conversation that collects fields 表单对话, as data. */
export interface Form {
  /** `<service>.<form>`, e.g. `relief.application`. */
  name: string;
  /** Raise it when a field changes its meaning: open forms of another version are begun again. */
  version: number;
  /** The intent whose replies hold the questions. */
  intent: string;
  /**
   * What the keys of its questions begin with, where several forms share an intent: `paper.` for
   * `paper.ask.name` and `paper.wrong.name`.
   */
  prefix?: string;
  /** What the member is doing, in 《》: 困难帮扶申请. */
  title: string;
  fields: Field[];
  /**
   * False: submit at once, without the summary the member confirms. Default true. A function
   * decides by the answers: a consent refused is not confirmed.
   */
  confirm?: boolean | ((answers: Answers) => boolean);
  /** Runs once all fields are in (and confirmed), in the transaction that closes the form. */
  submit: (turn: Turn, answers: Answers) => Promise<Outcome> | Outcome;
}
