import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maternitySum } from '../../../src/services/sums/all/maternity.ts';
import {
  allowanceFor,
  extensionDays,
  extensionForSeveral,
  miscarriageDays,
  nationalDays,
} from '../../../src/services/sums/rules/maternity.ts';
import { articleText, hasTexts, none, reads, worked } from './local.ts';

describe('the rule', () => {
  test.runIf(hasTexts)('has the numbers of the articles', () => {
    const national = articleText('女职工劳动保护特别规定', 7) ?? '';
    for (const part of [
      '98天产假',
      '产前可以休假15天',
      '难产的，增加产假15天',
      '每多生育1个婴儿，增加产假15天',
    ])
      expect(national).toContain(part);
    expect(national).toContain('未满4个月流产的，享受15天产假；怀孕满4个月流产的，享受42天产假');
    const provincial = articleText('浙江省人口与计划生育条例', 22) ?? '';
    expect(articleText('浙江省人口与计划生育条例', 28)).toContain('每年享受五天陪护父母假');
    for (const part of [
      '一孩延长产假六十天，二孩、三孩延长产假九十天',
      '十五天护理假',
      '各享受十天育儿假',
    ])
      expect(provincial).toContain(part);
  });

  test('by hand', () => {
    expect(nationalDays({ difficult: false, babies: 1 })).toBe(98);
    expect(nationalDays({ difficult: true, babies: 1 })).toBe(113);
    expect(nationalDays({ difficult: true, babies: 3 })).toBe(143);
    expect([1, 2, 3, 4].map(extensionDays)).toEqual([60, 90, 90, 0]);
    // The 158 and 188 days known in Zhejiang.
    expect(98 + extensionDays(1)).toBe(158);
    expect(98 + extensionDays(2)).toBe(188);
    expect([false, true].map(miscarriageDays)).toEqual([15, 42]);
  });

  test('of several at once only the first birth is open to doubt', () => {
    expect(extensionForSeveral(1, 1)).toEqual({ least: 60, most: 60 });
    expect(extensionForSeveral(1, 2)).toEqual({ least: 60, most: 90 });
    expect(extensionForSeveral(2, 2)).toEqual({ least: 90, most: 90 });
    expect(extensionForSeveral(3, 2)).toEqual({ least: 90, most: 90 });
  });

  test('each further child and a difficult birth bring 15 days; never less than 98', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 0, max: 8 }), (difficult, babies) => {
        const days = nationalDays({ difficult, babies });
        expect(days).toBeGreaterThanOrEqual(98);
        expect(
          nationalDays({ difficult: true, babies }) - nationalDays({ difficult: false, babies }),
        ).toBe(15);
        const one = nationalDays({ difficult, babies: babies + 1 });
        expect(one - days).toBe(babies === 0 ? 0 : 15);
      }),
    );
  });

  test('the allowance grows with the days, and thirty of them are a month', () => {
    expect(allowanceFor(98, 900_000)).toBe(2_940_000);
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 1, max: 10_000_000 }),
        (days, fen) => {
          expect(allowanceFor(days + 1, fen)).toBeGreaterThanOrEqual(allowanceFor(days, fen));
          expect(allowanceFor(30, fen)).toBe(fen);
        },
      ),
    );
  });
});

describe('the sum', () => {
  const birth = { leaveKind: 'birth', childOrder: '1', delivery: 'natural', babies: 1 };

  test('by hand: a second child by caesarean, from the 3rd of August, 9,000 yuan', () => {
    // 98 + 15 + 90 = 203 days. August has 29 left with the 3rd, September 30, October 31, November
    // 30, December 31, January 31: 182; the 203rd is the 21st of February. 9,000 ÷ 30 × 113 = 33,900.
    const result = worked(maternitySum, {
      ...birth,
      childOrder: '2',
      delivery: 'difficult',
      leaveFrom: '2026-08-03',
      employerAverageWage: 900_000,
    });
    expect(result.result).toContain('产假一共 203 天');
    expect(result.steps.join()).toContain('最后一天是2027年2月21日');
    expect(result.fen).toBe(3_390_000);
    expect(result.notes.join()).toContain('剖宫产算不算难产，看医院的证明');
  });

  test('days alone are no amount', () => {
    const result = worked(maternitySum, { ...birth, employerAverageWage: null }, none);
    expect(result.result).toBe('产假一共 158 天（自然日，周末节假日包括在内）。');
    expect(result.fen).toBeUndefined();
  });

  test('twins as the first: from and to, and a person to check it', () => {
    const result = worked(maternitySum, { ...birth, babies: 2, leaveFrom: '2026-01-01' });
    // 98 + 15 + 60 or 90; 2026 has 365 days: the 173rd is the 22nd of June, the 203rd of July.
    expect(result.result).toContain('173 到 203 天');
    expect(result.steps.join()).toContain('2026年6月22日或2026年7月22日');
    expect(result.notes.join()).toContain('人工');
  });

  test('a fourth child has the national days, and is told so', () => {
    const result = worked(maternitySum, { ...birth, childOrder: '4' });
    expect(result.result).toContain('产假一共 98 天');
    expect(result.notes.join()).toContain('四孩');
  });

  test('a miscarriage, over the end of February in a leap year', () => {
    const answers = {
      leaveKind: 'miscarriage',
      pregnantFor: 'under-4',
      leaveFrom: '2024-02-20',
    };
    const result = worked(maternitySum, answers);
    // The 20th to the 29th are ten days, five more in March.
    expect(result.steps.join()).toContain('2024年3月5日');
    expect(result.result).toContain('15 天');
  });

  test('the father and both parents', () => {
    expect(worked(maternitySum, { leaveKind: 'father' }).result).toContain('15 天护理假');
    expect(worked(maternitySum, { leaveKind: 'parents' }).result).toContain('5 天陪护假');
    expect(worked(maternitySum, { leaveKind: 'childcare' }).result).toContain('10 天育儿假');
  });

  test('any answers give a sound sentence', () => {
    const given = fc.record({
      leaveKind: fc.constantFrom('birth', 'miscarriage', 'father', 'childcare', 'parents'),
      childOrder: fc.constantFrom('1', '2', '3', '4'),
      delivery: fc.constantFrom('natural', 'difficult', 'unborn'),
      pregnantFor: fc.constantFrom('under-4', 'from-4'),
      babies: fc.integer({ min: 1, max: 8 }),
      employerAverageWage: fc.option(fc.integer({ min: 10_000, max: 100_000_000 })),
      leaveFrom: fc.option(fc.constantFrom('2024-02-29', '2026-12-31'), { nil: undefined }),
    });
    fc.assert(fc.property(given, (answers) => void worked(maternitySum, answers)));
  });

  test.each([
    ['二胎剖腹产产假几天', { leaveKind: 'birth', childOrder: '2', delivery: 'difficult' }],
    ['产假几天', { leaveKind: 'birth' }],
    ['头胎产假多少天', { leaveKind: 'birth', childOrder: '1' }],
    ['生双胞胎的在浙江产假总天数', { leaveKind: 'birth', babies: 2 }],
    ['8月3号生的 产假休到哪天', { leaveKind: 'birth', leaveFrom: '2026-08-03' }],
    ['预产期12月20 我什么时候回去上班 产假', { leaveKind: 'birth', delivery: 'unborn' }],
    ['下个月10号休产假 188天 到几月几号', { leaveKind: 'birth' }],
    [
      '顺产 第二个孩子 产假休到哪天 11月9日生',
      { leaveKind: 'birth', childOrder: '2', delivery: 'natural', leaveFrom: '2026-11-09' },
    ],
    [
      '单位平均工资九千 产假津贴算下来多少',
      { leaveKind: 'birth', maternityAsked: 'allowance', employerAverageWage: 900_000 },
    ],
    ['怀孕两个月流产休几天', { leaveKind: 'miscarriage', pregnantFor: 'under-4' }],
    ['五个月引产 产假多少日', { leaveKind: 'miscarriage', pregnantFor: 'from-4' }],
    ['陪产假有几天', { leaveKind: 'father' }],
    ['老婆生了二胎 我能在家几天 陪产假', { leaveKind: 'father', childOrder: '2' }],
    ['育儿假一年几天', { leaveKind: 'childcare' }],
    ['护理假和育儿假一共几天', {}],
    ['父母都满60 护理假一年几天', { leaveKind: 'parents' }],
    ['独生子女照顾父母假一年有几天', { leaveKind: 'parents' }],
  ])('%s', (text, answers) => {
    expect(reads(maternitySum, text)).toEqual(answers);
  });
});
