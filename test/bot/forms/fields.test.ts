import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Field } from '../../../src/bot/forms/form.ts';
import { parseMoney, parseWholeNumber, sayYuan } from '../../../src/bot/forms/numbers.ts';
import { parseResidentId, residentIdCheck } from '../../../src/bot/forms/resident-id.ts';
import { mask } from '../../../src/bot/forms/wording.ts';
import { dayOf, momentOf } from '../../../src/days.ts';
import { now, read } from './support.ts';

test('the longer word of an option counts: 没签过 is not 签过', () => {
  const options = [
    { value: 'none', label: '一直没签', words: ['没签', '没签过'] },
    { value: 'signed', label: '签了', words: ['签过'] },
  ];
  expect(read({ kind: 'choice', options }, '没签过')).toBe('none');
  expect(read({ kind: 'choice', options }, '签过的')).toBe('signed');
});

test.each([
  ['money', '没有'],
  ['date', '不记得了'],
  ['phone', '不知道'],
  ['text', '不知道全名'],
] as const)('%s: %s is not known yet', (kind, text) => {
  expect(read({ kind }, text)).toEqual({ wrong: 'wrong.unknown' });
});

describe('money', () => {
  test.each([
    ['3000', 3000],
    ['３０００元', 3000],
    ['3,000', 3000],
    ['3，000元', 3000],
    ['3000.5', 3000.5],
    ['0.07', 0.07],
    ['1,234.56', 1234.56],
    ['¥3000', 3000],
    ['￥3000', 3000],
    ['3000RMB', 3000],
    ['人民币3000元整', 3000],
    ['三千', 3000],
    ['三千五', 3500],
    ['三千五百', 3500],
    ['三千零五', 3005],
    ['三千零五十', 3050],
    ['两千块', 2000],
    ['两千块钱', 2000],
    ['两百五', 250],
    ['五百', 500],
    ['十块', 10],
    ['十五万', 150_000],
    ['一万二', 12_000],
    ['一万零五', 10_005],
    ['两万三千四百五十六', 23_456],
    ['壹万贰仟叁佰元', 12_300],
    ['一百二十万', 1_200_000],
    ['1.2万', 12_000],
    ['１．２万', 12_000],
    ['1.234万', 12_340],
    ['1万2', 12_000],
    ['1万零500', 10_500],
    ['3万5千', 35_000],
    ['3千5', 3500],
    ['3千', 3000],
    ['8k', 8000],
    ['8K', 8000],
    ['1.5w', 15_000],
    ['1w2', 12_000],
    ['大概3000吧', 3000],
    ['差不多两千块左右', 2000],
    ['两千多', 2000],
    ['我想申请5000元', 5000],
    ['申请2000就行', 2000],
    ['每月3000', 3000],
    ['一个月三千五', 3500],
    ['月收入3000左右', 3000],
    ['人均2000元/月', 2000],
    [' 3 000 元 ', 3000],
  ])('%s is %d yuan', (text, yuan) => {
    expect(read({ kind: 'money' }, text)).toBe(Math.round(yuan * 100));
  });

  test.each([
    '很多', '三四千', '2000-3000', '2000到3000', '几百块', '-3000', '$3000', '万', '千', '1.5万5',
    '3000.005', '1.2.3', '十百', '', '。', 'constructor', '看情况', '13800138000138001380',
  ])('%s is not understood', (text) => {
    expect(read({ kind: 'money' }, text)).toEqual({ wrong: 'wrong.money' });
  }); // biome-ignore format: a list reads better in rows

  test('too little and too much are told apart from nonsense', () => {
    expect(read({ kind: 'money' }, '0')).toEqual({ wrong: 'wrong.money-small' });
    expect(read({ kind: 'money', minFen: 0 }, '0')).toBe(0);
    expect(read({ kind: 'money', maxFen: 100_000 }, '1001')).toEqual({
      wrong: 'wrong.money-large',
    });
    expect(read({ kind: 'money', maxFen: 100_000 }, '一千')).toBe(100_000);
  });

  test('every amount is read back from the way it is said', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_00 }), (fen) => {
        expect(parseMoney(sayYuan(fen))).toBe(fen);
        expect(parseMoney(String(fen / 100))).toBe(fen);
      }),
    );
  });

  test('a number of 万 with decimals is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (yuan) => {
        const text = `${Math.trunc(yuan / 10_000)}.${String(yuan % 10_000).padStart(4, '0')}万`;
        expect(parseMoney(text)).toBe(yuan * 100);
      }),
    );
  });
});

/** As written out in full: 一万零二十. */
function inChinese(value: number): string {
  if (value === 0) return '零';
  const digit = '零一二三四五六七八九';
  const section = (number: number) =>
    [1000, 100, 10, 1].reduce((text, unit, at) => {
      const here = Math.trunc(number / unit) % 10;
      const written = here === 0 ? '零' : `${digit[here]}${['千', '百', '十', ''][at]}`;
      return text + written;
    }, '');
  const [above, below] = [Math.trunc(value / 10_000), value % 10_000];
  const text = above > 0 ? `${section(above)}万${section(below)}` : section(below);
  return text.replaceAll(/零+/g, '零').replaceAll(/^零|零(?=万|$)/g, '');
}

test('a number written out in Chinese is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (value) => {
      expect([inChinese(value), parseWholeNumber(inChinese(value))]).toEqual([
        inChinese(value),
        value,
      ]);
    }),
  );
});

describe('number', () => {
  const household = { kind: 'number', min: 1, max: 20 } as const;
  test.each([
    ['3', 3],
    ['３', 3],
    ['三', 3],
    ['三个', 3],
    ['3口人', 3],
    ['一家三口', 3],
    ['三口之家', 3],
    ['我家5口人', 5],
    ['家里有4个人', 4],
    ['两口子', 2],
    ['俩', 2],
    ['就我一个人', 1],
    ['大概六个', 6],
    ['十二', 12],
    ['共7人', 7],
  ])('%s is %d', (text, number) => expect(read(household, text)).toBe(number));

  test.each(['0', '21', '很多', '五六个', '3.5', '-2', '', '两三个', '__proto__'])(
    '%s is not',
    (text) => expect(read(household, text)).toEqual({ wrong: 'wrong.number' }),
  );
});

describe('date', () => {
  test.each([
    ['今天', '2026-11-22'],
    ['昨天', '2026-11-21'],
    ['昨天晚上', '2026-11-21'],
    ['大前天', '2026-11-19'],
    ['明天', '2026-11-23'],
    ['三天前', '2026-11-19'],
    ['10天前', '2026-11-12'],
    ['两个星期前', '2026-11-08'],
    ['3月5日', '2026-03-05'],
    ['3月5号', '2026-03-05'],
    ['三月五号', '2026-03-05'],
    ['十月二十一日', '2026-10-21'],
    ['12月1日', '2025-12-01'],
    ['去年12月1号', '2025-12-01'],
    ['去年的3月5日', '2025-03-05'],
    ['前年5月1日', '2024-05-01'],
    ['今年1月1日', '2026-01-01'],
    ['2026-03-05', '2026-03-05'],
    ['2026-3-5', '2026-03-05'],
    ['2026/3/5', '2026-03-05'],
    ['2026.3.5', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['２０２６年３月５日', '2026-03-05'],
    ['二〇二六年三月五日', '2026-03-05'],
    ['二零二六年三月五日', '2026-03-05'],
    ['26年3月5日', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['3.5', '2026-03-05'],
    ['3/5', '2026-03-05'],
    ['上周五', '2026-11-13'],
    ['上个星期五', '2026-11-13'],
    ['上个礼拜天', '2026-11-15'],
    ['周一', '2026-11-16'],
    ['这周六', '2026-11-21'],
    ['下周一', '2026-11-23'],
    ['5号', '2026-11-05'],
    ['25号', '2026-10-25'],
    ['本月20号', '2026-11-20'],
    ['上个月30号', '2026-10-30'],
    ['大概3月5号左右', '2026-03-05'],
    ['2月29日', '2024-02-29'],
  ])('%s is %s', (text, day) => expect(read({ kind: 'date' }, text)).toBe(day));

  test.each([
    ['12月1日', '2026-12-01'],
    ['11月22日', '2026-11-22'],
    ['11月21日', '2027-11-21'],
    ['2月29日', '2028-02-29'],
    ['5号', '2026-12-05'],
    ['25号', '2026-11-25'],
    ['下个月3号', '2026-12-03'],
    ['周一', '2026-11-23'],
    ['周日', '2026-11-22'],
    ['下周三', '2026-11-25'],
    ['下周三下午三点', '2026-11-25'],
    ['12月8号上午9点半', '2026-12-08'],
    ['明天3点', '2026-11-23'],
    ['三天后', '2026-11-25'],
    ['过两个星期后', '2026-12-06'],
    ['去年12月1号', '2025-12-01'],
    ['2026-03-05', '2026-03-05'],
  ])('looking ahead, %s is %s', (text, day) =>
    expect(read({ kind: 'date', ahead: true }, text)).toBe(day),
  );

  test.each([
    '2月30日', '2026-02-29', '13月1日', '2026年3月', '最近', '', '3月', '农历三月初五',
    'constructor', 'toString', '上个月31号2', '32号', '99999天前', '20261301',
  ])('%s is not understood', (text) => {
    expect(read({ kind: 'date' }, text)).toEqual({ wrong: 'wrong.date' });
  }); // biome-ignore format: a list reads better in rows

  test.each([
    ['去年10月', '2025-10-01'],
    ['10月', '2026-10-01'],
    ['12月份', '2025-12-01'],
    ['大概去年三月底', '2025-03-01'],
    ['上个月', '2026-10-01'],
    ['上个月月底', '2026-10-01'],
    ['本月', '2026-11-01'],
    ['2024年2月', '2024-02-01'],
    ['2024-02', '2024-02-01'],
    ['2024.2', '2024-02-01'],
    ['前年腊月', { wrong: 'wrong.date' }],
    ['13月', { wrong: 'wrong.date' }],
    ['3', { wrong: 'wrong.date' }],
    ['去年', { wrong: 'wrong.date' }],
    ['上个月5号', '2026-10-05'],
  ])('where a month is enough, %s is its first day', (text, day) => {
    expect(read({ kind: 'date', months: true }, text)).toEqual(day);
  });

  test('limits are those of the moment', () => {
    const field = {
      kind: 'date',
      earliest: () => '2026-01-01',
      latest: (at: Date) => dayOf(at),
    } as const;
    expect(read(field, '2025-12-31')).toEqual({ wrong: 'wrong.date-early' });
    expect(read(field, '明天')).toEqual({ wrong: 'wrong.date-late' });
    expect(read(field, '今天')).toBe('2026-11-22');
  });

  test('every day is read from all the ways to write it', () => {
    const days = fc
      .date({ min: momentOf('1990-01-01'), max: momentOf('2090-01-01'), noInvalidDate: true })
      .map(dayOf);
    fc.assert(
      fc.property(days, (day) => {
        const [year, month, date] = day.split('-').map(Number);
        const ways = [
          `${year}年${month}月${date}日`,
          `${year}-${month}-${date}`,
          `${year}.${month}.${date}`,
          day.replaceAll('-', ''),
        ];
        expect(ways.map((way) => read({ kind: 'date' }, way))).toEqual(ways.map(() => day));
      }),
      { numRuns: 50 },
    );
  });
});

describe('phone', () => {
  test.each([
    '13800138000',
    '138 0013 8000',
    '138-0013-8000',
    '１３８００１３８０００',
    '+86 13800138000',
    '8613800138000',
    '0086-13800138000',
    '我的手机是13800138000',
    '电话：13800138000（微信同号）',
    '手机+8613800138000',
    '(138)00138000',
  ])('%s is read', (text) => expect(read({ kind: 'phone' }, text)).toBe('13800138000'));

  test.each([
    '1380013800', '138001380000', '12800138000', '057188881234', '110', '没有手机', '',
    '13800138000 13900139000', '一三八',
  ])('%s is not', (text) => {
    expect(read({ kind: 'phone' }, text)).toEqual({ wrong: 'wrong.phone' });
  }); // biome-ignore format: a list reads better in rows
});

describe('resident id', () => {
  const born = fc
    .date({ min: momentOf('1930-01-01'), max: momentOf('2020-01-01'), noInvalidDate: true })
    .map((moment) => dayOf(moment).replaceAll('-', ''));
  const first17 = fc
    .tuple(fc.integer({ min: 110000, max: 659999 }), born, fc.integer({ min: 0, max: 999 }))
    .map(([area, day, order]) => `${area}${day}${String(order).padStart(3, '0')}`);
  const ids = first17.map((digits) => digits + residentIdCheck(digits));

  test('the example of the standard passes', () => {
    // GB 11643-1999, appendix A.
    expect(residentIdCheck('11010519491231002')).toBe('X');
    expect(residentIdCheck('44052418800101001')).toBe('4');
    expect(parseResidentId('11010519491231002X', now)).toEqual({ id: '11010519491231002X' });
  });

  test('the check character is that of ISO 7064, MOD 11-2', () => {
    fc.assert(
      fc.property(first17, (digits) => {
        const check = residentIdCheck(digits);
        const values = [...digits, check].map((one) => (one === 'X' ? 10 : Number(one)));
        // Each place counts twice the one after it, and all together leave 1.
        expect(values.reduce((sum, value) => (sum * 2 + value) % 11, 0)).toBe(1);
      }),
    );
  });

  test('every id with the right check character passes, however it is typed', () => {
    fc.assert(
      fc.property(ids, (id) => {
        const ways = [
          id,
          id.toLowerCase(),
          ` ${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)} `,
          `身份证号：${id}`,
          `${id}。`,
          [...id].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
        ];
        for (const way of ways) expect(parseResidentId(way, now)).toEqual({ id });
      }),
    );
  });

  test('one digit changed never passes', () => {
    fc.assert(
      fc.property(
        ids,
        fc.integer({ min: 0, max: 17 }),
        fc.constantFrom(...'0123456789X'),
        (id, at, other) => {
          fc.pre(other !== id[at] && (at === 17 || other !== 'X'));
          const changed = id.slice(0, at) + other + id.slice(at + 1);
          expect(parseResidentId(changed, now)).toHaveProperty('wrong');
        },
      ),
    );
  });

  test('two neighbours exchanged never pass', () => {
    fc.assert(
      fc.property(ids, fc.integer({ min: 0, max: 15 }), (id, at) => {
        fc.pre(id[at] !== id[at + 1]);
        const changed = `${id.slice(0, at)}${id[at + 1]}${id[at]}${id.slice(at + 2)}`;
        expect(parseResidentId(changed, now)).toHaveProperty('wrong');
      }),
    );
  });

  test.each([
    ['33010619900101', 'form'],
    ['130503670401001', 'form'],
    ['33010619900230123X', 'birthday'],
    ['330106209001011234', 'birthday'],
    ['330106189901011234', 'birthday'],
    ['没带身份证', 'form'],
    ['', 'form'],
  ])('%s: %s', (text, wrong) => {
    expect(read({ kind: 'resident-id' }, text)).toEqual({ wrong: `wrong.resident-id-${wrong}` });
  });
});

describe('choice', () => {
  const options = [
    { value: 'illness', label: '大病救助', words: ['生病', '住院'] },
    { value: 'accident', label: '意外', words: ['车祸'] },
    { value: 'none', label: '没有' },
    { value: 'other', label: '其他困难' },
  ];
  test.each([
    ['1', 'illness'],
    ['１', 'illness'],
    ['1.', 'illness'],
    ['1、', 'illness'],
    ['①', 'illness'],
    ['1️⃣', 'illness'],
    ['一', 'illness'],
    ['第一个', 'illness'],
    ['选1', 'illness'],
    ['我选择第2个吧', 'accident'],
    ['二', 'accident'],
    ['大病救助', 'illness'],
    ['【大病救助】', 'illness'],
    ['我妈住院了', 'illness'],
    ['出了车祸', 'accident'],
    ['没有', 'none'],
    ['其他困难', 'other'],
  ])('%s', (text, value) => {
    expect(read({ kind: 'choice', options }, text)).toBe(value);
    expect(read({ kind: 'choice', options, optional: true }, text)).toBe(value);
  });

  test.each(['5', '0', '第五个', '住院又出车祸', '不知道', '', '都有'])('%s names none', (text) => {
    expect(read({ kind: 'choice', options }, text)).toEqual({ wrong: 'wrong.choice' });
  });
});

describe('choices', () => {
  const options = [
    { value: 'wages', label: '拖欠的工资', words: ['欠薪', '没发工资'] },
    { value: 'double', label: '二倍工资', words: ['没签合同'] },
    { value: 'severance', label: '经济补偿', words: ['补偿金'] },
    { value: 'overtime', label: '加班费', words: ['加班'] },
  ];
  const picked = (text: string) => read({ kind: 'choices', options }, text);

  test.each([
    ['1 3 4', ['wages', 'severance', 'overtime']],
    ['1、3', ['wages', 'severance']],
    ['１，３', ['wages', 'severance']],
    ['3和1', ['wages', 'severance']],
    ['第1和第3个', ['wages', 'severance']],
    ['选1跟4', ['wages', 'overtime']],
    ['134', ['wages', 'severance', 'overtime']],
    ['2-4', ['double', 'severance', 'overtime']],
    ['2到3', ['double', 'severance']],
    ['1 1 1', ['wages']],
    ['2', ['double']],
    ['一、三', ['wages', 'severance']],
    ['全部', ['wages', 'double', 'severance', 'overtime']],
    ['经济补偿', ['severance']],
    ['经济补偿、加班费', ['severance', 'overtime']],
    ['拖欠的工资还有加班费', ['wages', 'overtime']],
    ['要补偿金和没签合同的二倍工资', ['double', 'severance']],
  ])('%s', (text, values) => {
    expect(picked(text)).toEqual(values);
  });

  test.each(['5', '1 5', '15', '0', '3-1', '不知道', '', '不要加班费', '1 或者别的'])(
    '%s is asked again',
    (text) => {
      expect(picked(text)).toEqual({ wrong: 'wrong.choices' });
    },
  );

  test('with more than nine, digits must stand apart', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({
      value: `v${at + 1}`,
      label: `第${'甲乙丙丁戊己庚辛壬癸子丑'[at]}样`,
    }));
    const of = (text: string) => read({ kind: 'choices', options: many }, text);
    expect(of('12')).toEqual(['v12']);
    expect(of('1 2')).toEqual(['v1', 'v2']);
    expect(of('123')).toEqual({ wrong: 'wrong.choices' });
  });

  test('any numbers of the list come back, however they are joined', () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 });
    const joint = fc.constantFrom(' ', '、', ',', '，', '和', ' + ', '/', '；', '\n');
    fc.assert(
      fc.property(numbers, joint, (some, between) => {
        const values = [...some].sort().map((number) => options[number - 1]?.value);
        expect(picked(some.join(between))).toEqual(values);
      }),
    );
  });

  test('nothing to pick may be skipped', () => {
    expect(read({ kind: 'choices', options, optional: true }, '没有')).toBeNull();
  });
});

describe('yes or no', () => {
  test.each(['是', '是的', '同意', '我同意', '好的', '嗯', '可以', '有', '1', 'OK', '没问题！'])(
    '%s is yes',
    (text) => expect(read({ kind: 'yes-no' }, text)).toBe(true),
  );
  test.each(['同意的', '我同意使用', '我当然愿意', '要的'])('%s is yes too', (text) =>
    expect(read({ kind: 'yes-no' }, text)).toBe(true),
  );
  test.each(['我不同意', '不太愿意', '暂时不要', '拒绝'])('%s is no too', (text) =>
    expect(read({ kind: 'yes-no' }, text)).toBe(false),
  );
  test.each(['否', '不', '不同意', '不用', '没有', '没', '2', '不需要。', 'NO'])(
    '%s is no',
    (text) => {
      expect(read({ kind: 'yes-no' }, text)).toBe(false);
      expect(read({ kind: 'yes-no', optional: true }, text)).toBe(false);
    },
  );
  test.each(['再想想', '3', '', '是不是', '好了', '行了', '同意不同意'])('%s is neither', (text) =>
    expect(read({ kind: 'yes-no' }, text)).toEqual({ wrong: 'wrong.yes-no' }),
  );
});

describe('much more than a value', () => {
  const kinds = [
    ...(['money', 'number', 'hours', 'months', 'period', 'date', 'phone'] as const),
    ...(['resident-id', 'yes-no'] as const),
  ];
  test.each(kinds)('is no %s, and is seen so at once', (kind) => {
    const started = performance.now();
    for (const part of ['来', '吧', '年', '里中初', '左右', ' ', '1点', '大概'])
      expect(read({ kind }, `5${part.repeat(20_000)}x`)).toHaveProperty('wrong');
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('text', () => {
  test('is trimmed and has its limits', () => {
    const field = { kind: 'text', minLength: 2, maxLength: 4 } as const;
    expect(read(field, '  杭州 ')).toBe('杭州');
    expect(read(field, '杭')).toEqual({ wrong: 'wrong.text-short' });
    expect(read(field, '杭州西湖区')).toEqual({ wrong: 'wrong.text-long' });
  });
});

test.each(['跳过', '没有', '无', '暂无', '不填', '先跳过吧', '我不知道'])(
  '%s leaves out what may be left out',
  (word) => {
    for (const kind of ['text', 'money', 'number', 'date', 'phone', 'resident-id'] as const) {
      expect(read({ kind, optional: true }, word)).toBeNull();
      if (kind !== 'text') expect(read({ kind }, word)).toHaveProperty('wrong');
    }
  },
);

test('a check beyond the kind decides last, and sees the answers so far', () => {
  const check: Field['check'] = (value) => (value === 3 ? 'wrong.three' : undefined);
  expect(read({ kind: 'number', check }, '三')).toEqual({ wrong: 'wrong.three' });
  expect(read({ kind: 'number', check }, '四')).toBe(4);
});

test('what is masked shows too little to copy', () => {
  expect(mask('13800138000')).toBe('138****000');
  expect(mask('330106199001011234')).toBe('3301****1234');
  expect(mask('张三')).toBe('张****');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 2, maxLength: 40 }), (text) => {
      const shown = [...mask(text).replace('****', '')].length;
      expect(shown).toBeLessThan([...text].length);
    }),
  );
});
