import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { injurySum } from '../../../src/services/sums/all/injury.ts';
import {
  allowance,
  employmentGrant,
  type Level,
  medicalGrant,
  monthsOfGrant,
  monthsOnLeaving,
  ownWage,
  percentOfAllowance,
  shareNearRetirement,
  type YearsLeft,
  yearsOnceForAll,
} from '../../../src/services/sums/rules/injury.ts';
import {
  amounts,
  articleText,
  expectCited,
  figuresOf,
  hasTexts,
  none,
  reads,
  today,
  worked,
} from './local.ts';

const levels: Level[] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const sign = (level: Level) => '一二三四五六七八九十'[level - 1];
const chinese = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 12 → 十二, 25 → 二十五. */
function inChinese(value: number): string {
  if (value === 2) return '两';
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${chinese[tens]}十`;
  return `${head}${ones === 0 ? '' : chinese[ones]}`;
}

describe('the numbers are those of the articles', () => {
  test.runIf(hasTexts)('工伤保险条例 35 to 37', () => {
    const text = [35, 36, 37].map((article) => articleText('工伤保险条例', article)).join('\n');
    for (const level of levels)
      expect(text).toContain(`${sign(level)}级伤残为${monthsOfGrant(level)}个月的本人工资`);
    for (const level of levels.slice(0, 6))
      expect(text).toContain(`${sign(level)}级伤残为本人工资的${percentOfAllowance(level)}%`);
  });

  test.runIf(hasTexts)('浙江省工伤保险条例 27 and 34', () => {
    const leaving = articleText('浙江省工伤保险条例', 27);
    for (const level of levels.slice(4))
      expect(leaving).toContain(`${sign(level)}级伤残为${inChinese(monthsOnLeaving(level))}个月`);
    const once = articleText('浙江省工伤保险条例', 34);
    for (const level of levels.slice(0, 4))
      expect(once).toContain(`${sign(level)}级伤残为${inChinese(yearsOnceForAll(level))}倍`);
  });
});

describe('the rule', () => {
  test('a worse injury brings more', () => {
    for (const level of levels.slice(1)) {
      const worse = (level - 1) as Level;
      expect(monthsOfGrant(worse)).toBeGreaterThan(monthsOfGrant(level));
      expect(percentOfAllowance(worse)).toBeGreaterThanOrEqual(percentOfAllowance(level));
      if (worse >= 5) expect(monthsOnLeaving(worse)).toBeGreaterThan(monthsOnLeaving(level));
    }
  });

  test('the own wage is between 60 and 300 per cent of the average', () => {
    expect(ownWage(300_000, 800_000)).toEqual({ fen: 480_000, bound: 'floor' });
    expect(ownWage(480_000, 800_000)).toEqual({ fen: 480_000 });
    expect(ownWage(2_400_000, 800_000)).toEqual({ fen: 2_400_000 });
    expect(ownWage(2_400_001, 800_000)).toEqual({ fen: 2_400_000, bound: 'cap' });
    expect(ownWage(300_000)).toEqual({ fen: 300_000 });
    const fen = fc.integer({ min: 1, max: 100_000_000 });
    fc.assert(
      fc.property(fen, fen, fen, (wage, more, average) => {
        const own = ownWage(wage, average).fen;
        expect(own).toBeGreaterThanOrEqual(Math.round(average * 0.6));
        expect(own).toBeLessThanOrEqual(average * 3);
        expect(ownWage(wage + more, average).fen).toBeGreaterThanOrEqual(own);
        expect(ownWage(own, average).fen).toBe(own);
      }),
    );
  });

  test('the allowance is made up to the minimum wage', () => {
    // 60 % of 3,000 is 1,800.
    expect(allowance(6, 300_000)).toBe(180_000);
    expect(allowance(6, 300_000, 250_000)).toBe(250_000);
    expect(allowance(7, 300_000, 250_000)).toBe(0);
  });

  test('within five years of retirement a fifth falls away each year', () => {
    const shares = ([5, 4, 3, 2, 1, 0] as YearsLeft[]).map(shareNearRetirement);
    expect(shares.map(({ most }) => most)).toEqual([100, 100, 80, 60, 40, 20]);
    expect(shares.map(({ least }) => least)).toEqual([100, 80, 60, 40, 20, 0]);
  });

  test('the medical grant is not cut, the employment grant is', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...levels),
        fc.integer({ min: 100_000, max: 5_000_000 }),
        fc.constantFrom<YearsLeft>(0, 1, 2, 3, 4, 5),
        (level, average, left) => {
          const { most, least } = shareNearRetirement(left);
          const full = employmentGrant(level, average);
          expect(full).toBe(medicalGrant(level, average));
          expect(employmentGrant(level, average, most)).toBeLessThanOrEqual(full);
          expect(employmentGrant(level, average, least)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('the sum', () => {
  const leaving = { injuryInsured: 'insured', injuryLeaving: 'leaving', yearsToRetirement: '5' };

  test('by hand: level 9, 6,000 yuan, leaving', () => {
    // 9 × 6,000 = 54,000; 4 × 8,000 = 32,000, twice: 118,000.
    const result = worked(injurySum, { level: '9', wage: 600_000, ...leaving });
    expect(result.fen).toBe(11_800_000);
    expect(result.result).toContain('118,000元');
    expect(result.steps.map((step) => /（(.*付)）/.exec(step)?.[1])).toEqual([
      '工伤保险基金付',
      '工伤保险基金付',
      '单位付',
    ]);
  });

  test('by hand: level 6, not insured, a year and a half before retirement', () => {
    // 3,000 is below 60 % of 9,000 = 5,400; 16 × 5,400 = 86,400. 25 × 8,000 = 200,000, and 40 % of
    // it: 80,000; or, if the cut begins with the first day within the five years, 20 %: 40,000.
    const answers = { level: '6', wage: 300_000, ...leaving };
    const result = worked(injurySum, {
      ...answers,
      injuryInsured: 'uninsured',
      yearsToRetirement: '1',
    });
    expect(result.fen).toBe(8_640_000 + 20_000_000 + 8_000_000);
    expect(result.inputs.join()).toContain('5,400元（按平均工资60%保底）');
    expect(result.notes.join()).toContain('40,000元');
    expect(result.steps.join()).not.toContain('基金');
    expect(result.steps.join()).not.toContain('津贴');
  });

  test('level 2 has an allowance instead, and may be paid once for all if not insured', () => {
    // 25 × 10,000; 85 % of it; 14 × 12 × 8,000.
    const answers = { level: '2', wage: 1_000_000, injuryInsured: 'uninsured' };
    const result = worked(injurySum, answers);
    expect(result.fen).toBe(25_000_000);
    expect(result.result).toContain('8,500元');
    expect(result.notes.join()).toContain('1,344,000元');
    const insured = worked(injurySum, { ...answers, injuryInsured: 'insured' });
    expect(insured.notes.join()).not.toContain('一次性支付');
  });

  test('level 5 keeps its place: the employer pays the allowance where there is no work', () => {
    const answers = {
      level: '5',
      wage: 1_000_000,
      injuryInsured: 'insured',
      injuryLeaving: 'staying',
    };
    const result = worked(injurySum, answers);
    expect(result.steps.join()).toContain('70% = 7,000元（单位安排不了工作时由单位付）');
    expect(result.notes.join()).toContain('240,000元');
  });

  test('without figures: the grant from the own wage, and what is missing', () => {
    const result = worked(injurySum, { level: '9', wage: 600_000, ...leaving }, none);
    expect(result).toMatchObject({ fen: 5_400_000, figures: [] });
    expect(result.result).toContain('全省职工月平均工资暂缺');
    expect(result.notes.join()).toContain('没有核对保底和封顶');
  });

  test('with the provincial average alone it bounds the wage too', () => {
    const figures = figuresOf(['average-wage-zhejiang']);
    const result = worked(injurySum, { level: '10', wage: 100_000, ...leaving }, figures);
    const floor = amounts['average-wage-zhejiang'] * 0.6;
    expect(result.fen).toBe(7 * floor + 4 * amounts['average-wage-zhejiang']);
    expect(result.figures.map(({ name }) => name)).toEqual(['average-wage-zhejiang']);
  });

  test('without a level: how to get one', () => {
    const result = injurySum.work({ level: 'unrated' }, figuresOf(), today);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining('鉴定') });
    if (result.kind === 'nothing') expectCited(result.articles);
  });

  test('a worse level never brings less, and any answers give a sound sentence', () => {
    const given = fc.record({
      wage: fc.integer({ min: 10_000, max: 100_000_000 }),
      injuryInsured: fc.constantFrom('insured', 'uninsured', 'unknown'),
      injuryLeaving: fc.constantFrom('staying', 'leaving'),
      yearsToRetirement: fc.constantFrom('0', '1', '2', '3', '4', '5'),
    });
    const sets = fc.constantFrom(figuresOf(), none, figuresOf(['average-wage-hangzhou']));
    fc.assert(
      fc.property(given, fc.integer({ min: 2, max: 10 }), sets, (answers, level, figures) => {
        const mild = worked(injurySum, { ...answers, level: String(level) }, figures);
        const bad = worked(injurySum, { ...answers, level: String(level - 1) }, figures);
        // 4 and 5 are paid differently: monthly to the one, at once to the other.
        if (level !== 5) expect(bad.fen).toBeGreaterThan(mild.fen ?? Number.NaN);
      }),
    );
  });

  test.each([
    ['工伤九级月薪6000能赔多少', { level: '9', wage: 600_000 }],
    ['没交保险 十级 老板要出多少钱', { level: '10', injuryInsured: 'uninsured' }],
    ['工伤八级 没保险 老板全包要多少', { level: '8', injuryInsured: 'uninsured' }],
    [
      '老公在工地断了三根脚趾评了九级没买保险一个月六千包工头该拿出多少',
      { level: '9', wage: 600_000, injuryInsured: 'uninsured' },
    ],
    [
      '十级伤残 月薪七千八 离职拿三笔 加起来多少',
      { level: '10', wage: 780_000, injuryLeaving: 'leaving' },
    ],
    ['请问：九级工伤，本人工资5500，可获赔多少？', { level: '9', wage: 550_000 }],
    [
      '单位交了工伤保险 七级 还在上班',
      { level: '7', injuryInsured: 'insured', injuryLeaving: 'staying' },
    ],
    ['手指断一节能评几级 赔几多', {}],
    ['有没有保险都能赔吗 工伤十级', { level: '10' }],
    ['工伤赔偿计算器', {}],
  ])('%s', (text, answers) => {
    expect(reads(injurySum, text)).toEqual(answers);
  });
});
