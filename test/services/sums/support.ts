import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import { visibleFields } from '../../../src/bot/forms/engine.ts';
import type { Answers, Field } from '../../../src/bot/forms/form.ts';
import { createSay } from '../../../src/bot/say.ts';
import { figureKinds } from '../../../src/services/sums/figures/kinds.ts';
import type { Figures, Sum } from '../../../src/services/sums/sum.ts';

const intents = (name: string) => parse(readFileSync(path.resolve(`intents/${name}.yaml`), 'utf8'));
export const replies: Record<string, string> = intents('calculate-pay').replies;
export const say = createSay(replies, intents('_common').replies);

export const today = '2026-11-27';
export const now = new Date('2026-11-27T10:00:00+08:00');

export const noFigures: Figures = { at: () => undefined };

/** Every figure there is, at one end of what it can be; with a source as long as they get. */
export const everyFigure = (end: 'least' | 'most'): Figures => ({
  at(name) {
    const kind = figureKinds.find((one) => one.name === name);
    if (!kind) throw new Error(`${name} is not in figures/kinds.ts`);
    const source = '浙江省人民政府关于调整全省最低工资标准的通知（2021年8月1日起，第一档）';
    const { title, unit } = kind;
    return { name, title, unit, value: kind[end], from: '2024-01-01', until: '2026-12-31', source };
  },
});

/** Answers a member can give to a field, the ends of what it takes among them. */
function answersTo(field: Field): fc.Arbitrary<unknown> {
  const value = anyValue(field);
  return field.optional ? fc.option(value, { nil: null }) : value;
}

function anyValue(field: Field): fc.Arbitrary<unknown> {
  const ends = (least: number, most: number) =>
    fc.oneof(fc.constantFrom(least, most), fc.integer({ min: least, max: most }));
  switch (field.kind) {
    case 'choice':
      return fc.constantFrom(...field.options.map((option) => option.value));
    case 'yes-no':
      return fc.boolean();
    case 'money':
      return ends(field.minFen ?? 1, field.maxFen ?? 100_000_000);
    case 'number':
      return ends(field.min ?? 0, field.max ?? 1_000_000);
    case 'months':
      return ends(field.min ?? 0, field.max ?? 840);
    case 'hours':
      return ends(0, 2 * (field.max ?? 10_000)).map((halves) => halves / 2);
    case 'period':
      return fc.oneof(
        fc.record({ months: ends(field.min ?? 0, field.max ?? 840), days: ends(0, 30) }),
        fc.constantFrom(
          { months: 249, days: 26, from: '2006-02-01', to: '2026-11-26' },
          { months: 8, days: 16, from: '2026-03-11', to: '2026-11-26' },
          { months: 92, days: 0, from: '2019-03', to: '2026-11' },
        ),
      );
    case 'date':
      return fc.constantFrom('2020-02-29', '2025-12-31', '2026-01-01', '2026-11-26', '2026-11-27');
    default:
      throw new Error(`no sum asks for a ${field.kind}`);
  }
}

/** All answers a form of a sum can end with: each visible field in turn. */
export function anyAnswers(sum: Sum): fc.Arbitrary<Answers> {
  const each = sum.fields.map((field) => answersTo(field));
  return fc.tuple(...each).map((values) => {
    const answers: Answers = {};
    for (const [at, field] of sum.fields.entries())
      if (visibleFields({ fields: [field] }, answers).length > 0) answers[field.name] = values[at];
    return answers;
  });
}
