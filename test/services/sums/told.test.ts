import { readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Sentence, verdict } from '../../../bench/sums/score.ts';
import { visibleFields } from '../../../src/bot/forms/place.ts';
import { sums, sumsByName } from '../../../src/services/sums/all/index.ts';
import { readFigureSeed } from '../../../src/services/sums/figures/seed.ts';
import { pickSums } from '../../../src/services/sums/pick.ts';
import { readingOf, seedOf, tellSum } from '../../../src/services/sums/tell.ts';
import { assumedFields, tell } from '../../../src/services/sums/told.ts';
import { now, today } from './support.ts';

// Sentences that tell all of one sum, and what comes of it. Only figures of years gone by are used:
// what is published later changes nothing here.
const file = path.resolve(import.meta.dirname, 'told.jsonl');
const sentences = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Sentence);
const figures = seedOf(
  (await readFigureSeed()).filter(({ name }) => name === 'urban-income-national'),
);

test.each(sentences.map((sentence) => [sentence.sum, sentence.text, sentence] as const))(
  '%s: %s',
  (_sum, text, sentence) => {
    const told = tellSum(text, figures, today, now);
    expect({ ...told, verdict: verdict(sentence, told) }).toMatchObject({ verdict: 'right' });
  },
);

test('every sum is told in many ways', () => {
  for (const { name } of sums)
    expect(sentences.filter(({ sum }) => sum === name).length).toBeGreaterThanOrEqual(8);
});

describe('what is taken for granted', () => {
  const told = (text: string, name: string) => {
    const sum = sumsByName.get(name);
    if (!sum) throw new Error(`no sum ${name}`);
    const answers = tell(sum, readingOf(text), now);
    return { answers, assumed: assumedFields(sum, answers).map((field) => field.name) };
  };

  test.each([
    ['二胎剖腹产产假几天', 'maternity', ['babies']],
    ['二胎剖腹产单胎产假几天', 'maternity', []],
    ['工伤十级 月薪6000 一次性伤残补助金多少', 'injury', ['injuryInsured', 'injuryLeaving']],
    ['工伤十级 月薪6000 没交保险 还在上班 赔多少', 'injury', []],
    ['工伤十级 月薪6000 三笔总共赔多少', 'injury', ['injuryInsured']],
    ['失业保险交了三年被裁员 能领几个月', 'unemployment', ['benefitLeft']],
    ['失业保险交了三年被裁员 上次没领完 能领几个月', 'unemployment', []],
    ['工龄8年年假几天', 'leave-days', ['leaveCase']],
    ['工龄8年 今年9月30日离职 年假几天', 'leave-days', []],
  ])('%s', (text, name, assumed) => {
    expect(told(text, name).assumed).toEqual(assumed);
  });

  test('is answers a member could have given, to fields that are shown', () => {
    for (const { text, sum: name } of sentences) {
      const sum = sumsByName.get(name);
      if (!sum) continue;
      const answers = tell(sum, readingOf(text), now);
      for (const field of assumedFields(sum, answers)) {
        expect(visibleFields(sum, answers)).toContain(field);
        if (field.kind === 'choice')
          expect(field.options.map(({ value }) => value)).toContain(answers[field.name]);
      }
    }
  });

  test('an average may be another month’s: the last wage is asked for', () => {
    expect(told('N+1怎么算 平均月薪6500 工龄3年', 'notice-pay').answers).not.toHaveProperty(
      'lastWage',
    );
    expect(told('N+1怎么算 月薪6500 工龄3年', 'notice-pay').answers).toHaveProperty(
      'lastWage',
      null,
    );
  });
});

test('no sentence, however long, keeps a reader busy', () => {
  const piece = fc.constantFrom(
    ...[
      '一个月',
      '满',
      '平均',
      '每个月',
      '8000',
      '一',
      '九',
      '3年',
      ',',
      '的',
      '合同',
      '试用',
      '没',
    ],
    ...[
      '每天',
      '2小时',
      '后',
      '前',
      '到',
      '年假',
      '休',
      '工资',
      '差',
      '协商',
      '公司',
      '提',
      '9月1日',
    ],
    ...[
      '头5个月',
      '5000',
      '裁',
      '陪',
      '偿',
      '从',
      '至',
      '现在',
      '培训',
      '零',
      '又',
      '万',
      '千',
      ' ',
    ],
  );
  const long = fc.array(piece, { minLength: 1, maxLength: 4 }).map((some) => {
    const unit = some.join('');
    return unit.repeat(Math.ceil(600 / unit.length)).slice(0, 600);
  });
  fc.assert(
    fc.property(long, (text) => {
      const before = performance.now();
      pickSums(sums, text);
      for (const sum of sums) tell(sum, text, now);
      expect(performance.now() - before).toBeLessThan(2000);
    }),
    { numRuns: 40 },
  );
});
