import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadLaws } from '../../../../src/services/legal/laws/laws.ts';
import { objection } from '../../../../src/services/legal/model/grounded.ts';
import { withoutPersonalData } from '../../../../src/services/legal/model/personal.ts';

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

describe('personal data', () => {
  test.each([
    ['我手机是139 1234 5678打给我', '我手机是(手机号)打给我'],
    ['+8613912345678', '(手机号)'],
    ['身份证33010619900101123x', '身份证(证件号)'],
    ['卡号6222021234567890123', '卡号(号码)'],
    ['我叫李雷，被辞退了', '我叫(姓名),被辞退了'],
    ['浙A12345撞了我', '(车牌)撞了我'],
    ['发到 a.b@c.cn', '发到 (邮箱)'],
  ])('%s', (text, clean) => {
    expect(withoutPersonalData(text).replaceAll('（', '(').replaceAll('）', ')')).toBe(clean);
  });

  test('what is no personal data stays', () => {
    for (const text of ['月薪12000干了6年', '2026年3月5日入职', '拖欠1234567元'])
      expect(withoutPersonalData(text)).toBe(text);
  });
});
