import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trainingBondSum } from '../../../src/services/sums/all/training-bond.ts';
import { mostOwed } from '../../../src/services/sums/rules/training-bond.ts';
import { articleText, expectCited, hasTexts, none, reads, today, worked } from './local.ts';

describe('the rule', () => {
  test.runIf(hasTexts)('is 劳动合同法 22', () => {
    expect(articleText('劳动合同法', 22)).toContain('不得超过服务期尚未履行部分所应分摊的培训费用');
  });

  test('by hand', () => {
    // Half of 20,000.
    expect(mostOwed({ cost: 2_000_000, term: 36, served: 18 })).toBe(1_000_000);
    // 18,000 × 16 ÷ 36 = 8,000.
    expect(mostOwed({ cost: 1_800_000, term: 36, served: 20 })).toBe(800_000);
    // 100 × 1 ÷ 3 = 33.33…, down: it is a limit.
    expect(mostOwed({ cost: 10_000, term: 36, served: 24 })).toBe(3333);
  });

  test('between nothing and the cost; less with each month; never above what was agreed', () => {
    const bond = fc.record({
      cost: fc.integer({ min: 100, max: 1_000_000_000 }),
      term: fc.integer({ min: 1, max: 360 }),
      served: fc.integer({ min: 0, max: 400 }),
      agreed: fc.option(fc.integer({ min: 0, max: 1_000_000_000 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(bond, (given) => {
        const owed = mostOwed(given);
        expect(owed).toBeGreaterThanOrEqual(0);
        expect(owed).toBeLessThanOrEqual(Math.min(given.cost, given.agreed ?? given.cost));
        expect(mostOwed({ ...given, served: given.served + 1 })).toBeLessThanOrEqual(owed);
        expect(mostOwed({ ...given, served: given.term })).toBe(0);
        expect(mostOwed({ ...given, served: 0, agreed: undefined })).toBe(given.cost);
      }),
    );
  });

  test('what is owed and what was worked off are the cost, but for a fen', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 100, max: 1_000_000_000 }),
        fc.integer({ min: 1, max: 360 }),
        fc.nat(360),
        (cost, term, some) => {
          const served = some % (term + 1);
          const both =
            mostOwed({ cost, term, served }) + mostOwed({ cost, term, served: term - served });
          expect(Math.abs(cost - both)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('the sum', () => {
  const answers = { trainingCost: 2_000_000, bondMonths: 36, bondServed: 18 };

  test('shows how it is shared', () => {
    const result = worked(trainingBondSum, answers, none);
    expect(result.fen).toBe(1_000_000);
    expect(result.steps[1]).toBe('应分摊的培训费：20,000元 × 18 ÷ 36 = 10,000元');
  });

  test('an agreement that asks less is the limit', () => {
    const result = worked(trainingBondSum, { ...answers, bondPenalty: 500_000 }, none);
    expect(result.fen).toBe(500_000);
    expect(worked(trainingBondSum, { ...answers, bondPenalty: 9_000_000 }, none).fen).toBe(
      1_000_000,
    );
  });

  test('served to the end nothing is owed', () => {
    const result = trainingBondSum.work({ ...answers, bondServed: 36 }, none, today);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining('不用付') });
    if (result.kind === 'nothing') expectCited(result.articles);
  });

  test.each(['employer', 'dismissed'])('nothing is owed to an employer: %s', (bondEnding) => {
    const result = trainingBondSum.work({ ...answers, bondEnding }, none, today);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining('0元') });
    const asked = trainingBondSum.fields.filter((field) => field.when?.({ bondEnding }) ?? true);
    expect(asked.map(({ name }) => name)).toEqual(['bondEnding']);
  });

  test('a mere induction binds nobody', () => {
    const result = trainingBondSum.work({ trainingKind: 'induction' }, none, today);
    expect(result).toMatchObject({ kind: 'nothing', why: expect.stringContaining('岗前') });
  });

  test.each([
    ['培训花了两万签了三年干了一年半', answers],
    [
      '培训费三万 服务期五年干了两年 要退多少',
      { trainingCost: 3_000_000, bondMonths: 60, bondServed: 24 },
    ],
    [
      '培训费18000 服务期三年 干了20个月 要赔多少',
      { trainingCost: 1_800_000, bondMonths: 36, bondServed: 20 },
    ],
    [
      '培训费24000 服务期三年 还差14个月 我得还多少',
      { trainingCost: 2_400_000, bondMonths: 36, bondServed: 22 },
    ],
    ['服务期还差14个月 培训花了12000 我得还多少', { trainingCost: 1_200_000 }],
    [
      '培训费一万 协议违约金三万 服务期两年 干了一年',
      {
        trainingCost: 1_000_000,
        bondPenalty: 3_000_000,
        bondMonths: 24,
        bondServed: 12,
      },
    ],
    ['按比例退培训费要多少', {}],
  ])('%s', (text, read) => {
    expect(reads(trainingBondSum, text)).toEqual(read);
  });
});
