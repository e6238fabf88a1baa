import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLaws } from '../../../../src/services/legal/laws/laws.ts';
import { objection } from '../../../../src/services/legal/model/grounded.ts';

const laws = await loadLaws(path.resolve('prisma/seed/legal-laws.yaml'));
const sources = {
  texts: ['工资至少每月支付一次。拖欠的，可以在一年内申请仲裁，打12333投诉。', '加班按150%付。'],
  citations: [
    { law: '劳动合同法', article: 30 },
    { law: '劳动争议调解仲裁法', article: 27 },
  ],
};
const check = (answer: string) => objection(`${answer}先留好证据再去问单位。`, sources, laws);

describe('what a model may say', () => {
  test.each([
    '单位应当按月发工资，您可以申请仲裁。',
    '依据《劳动合同法》第三十条，',
    '依据劳动合同法第30条和《中华人民共和国劳动争议调解仲裁法》第二十七条，',
    '请在1年内申请，或者打12333。',
    '加班按百分之一百五十付。',
  ])('%s', (answer) => {
    expect(check(answer)).toBeUndefined();
  });

  test.each([
    ['依据《劳动合同法》第三十一条，', 'article'],
    ['依据劳动争议调解仲裁法第三十条，', 'article'],
    ['依据第八十二条，', 'article'],
    ['依据《民法典》的规定，', 'law'],
    ['请在两年内申请。', 'number'],
    ['赔偿 8,000 元。', 'number'],
    ['请打12345。', 'number'],
    ['您一定能拿到钱。', 'promise'],
    ['作为一个AI语言模型，我觉得，', 'form'],
  ])('not %s', (answer, why) => {
    expect(check(answer)).toBe(why);
  });

  test('whatever number it makes up, unless a source has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 99_999 }), (number) => {
        fc.pre(![12333, 150].includes(number));
        expect(check(`单位要付${number}元。`)).toBe('number');
      }),
    );
  });
});
