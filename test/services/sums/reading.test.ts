import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { plainOf } from '../../../src/bot/forms/periods.ts';
import { toSimplified } from '../../../src/bot/intents/normalise.ts';
import { sums } from '../../../src/services/sums/all/index.ts';
import { pickSums } from '../../../src/services/sums/pick.ts';
import {
  dateIn,
  daysIn,
  hoursIn,
  levelIn,
  moneyIn,
  periodIn,
} from '../../../src/services/sums/reading/index.ts';
import { readingOf } from '../../../src/services/sums/tell.ts';

const now = new Date('2026-11-27T10:00:00+08:00');
const months = (count: number, days = 0) => ({ months: count, days });

/** What members say (intents/calculate-pay.yaml and the like), which sum it is, and what is read. */
const said: [text: string, sum: string, answers: Record<string, unknown>][] = [
  ['我干了6年半月薪8000被辞退', 'severance', { service: months(78), wage: 800_000, reason: 'dismissed' }],
  ['一个月八千做了三年半 被裁了应该拿多少', 'severance', { service: months(42), wage: 800_000, reason: 'dismissed' }],
  ['工作七年零四个月 按几个月工资补', 'severance', { service: months(88) }],
  ['入职五个月公司要我走 能补几个钱', 'severance', { service: months(5), reason: 'dismissed' }],
  ['老板说给两万打发我 我做了八年每月六千 够数吗', 'severance', { service: months(96), wage: 600_000 }],
  ['到期不续签 做满两年 给几个月', 'severance', { service: months(24), reason: 'expired' }],
  ['被迫离职 工作九年 赔偿金额', 'severance', { service: months(108), reason: 'forced' }],
  ['不到半年被辞退给半个月还是一个月工资', 'severance', { reason: 'dismissed' }],
  ['2012年进厂到现在 补偿是几个月', 'severance', {}],
  ['月薪三万多 补偿有没有封顶 我按多少算', 'severance', {}],
  ['底薪四千提成三千 补偿按哪个数算 一共多少', 'severance', {}],
  ['公司说按基本工资2280算补偿可我实发都七千 那两种算法各是多少', 'severance', { wage: 700_000 }],
  ['老板要关店 我在这做了三年 每月五千五 该给我多少', 'severance', { service: months(36), wage: 550_000, reason: 'closed' }],
  ['我在纺织厂做了十三年每个月到手四千二现在厂里要关门一共能拿到几万块', 'severance', { service: months(156), wage: 420_000, reason: 'closed' }],
  ['请问协商解除 月均1.1万 2019年3月入职 现在走 补偿金额', 'severance', { service: { ...months(92), from: '2019-03', to: '2026-11' }, wage: 1_100_000, reason: 'agreed' }],
  ['我是前年七月份进来的上个月底被通知走人平均一个月八千六麻烦给我算个总数', 'severance', { service: { ...months(27), from: '2024-07', to: '2026-10' }, wage: 860_000, reason: 'dismissed' }],
  ['２０１９年５月入职，今年６月被裁，补偿几个月？', 'severance', { service: { ...months(85), from: '2019-05', to: '2026-06' }, reason: 'dismissed' }],
  ['請幫我計算補償 工齡九年', 'severance', { service: months(108) }],
  ['保洁阿姨2800一月 做了六年四个月 走人赔几个月', 'severance', { service: months(76), wage: 280_000 }],
  ['2n是多少 我月薪9500 干了四年', 'double-damages', { service: months(48), wage: 950_000 }],
  ['2n 三年半 9k', 'double-damages', { service: months(42), wage: 900_000 }],
  ['违法解除赔偿金 月薪7000 三年 一共多少', 'double-damages', { service: months(36), wage: 700_000 }],
  ['n+1 8年 7200', 'notice-pay', { service: months(96), wage: 720_000 }],
  ['Ｎ＋１怎么算？月薪６５００，工龄３年', 'notice-pay', { service: months(36), wage: 650_000 }],
  ['八个月没签合同 月薪五千 双倍差额一共多少', 'double-wages', { unsigned: months(8), wage: 500_000 }],
  ['上了14个月班没合同 工资7000 赔多少', 'double-wages', { unsigned: months(14), wage: 700_000 }],
  ['没签合同一年半了 二倍工资算到哪个月', 'double-wages', { unsigned: months(18) }],
  ['雙倍工資差額是多少 做了九個月', 'double-wages', { unsigned: months(9) }],
  ['入职11个月零20天 没签合同 双倍差额几个月', 'double-wages', { unsigned: months(11, 20) }],
  ['月薪五千 周末加了四天班 给多少', 'overtime', { base: 500_000, workdays: 0, restDays: 32, holidays: 0 }],
  ['国庆上了三天班 日工资200 应得多少', 'overtime', { daily: 20_000, workdays: 0, restDays: 0, holidays: 24 }],
  ['国庆上了五天班 月薪5000', 'overtime', { base: 500_000 }],
  ['时薪20块 法定假日加班八小时多少钱', 'overtime', { hourly: 2_000, workdays: 0, restDays: 0, holidays: 8 }],
  ['加班 平时16小时 周末8小时 时薪28 一共多少', 'overtime', { hourly: 2_800, workdays: 16, restDays: 8, holidays: 0 }],
  ['加班36小时 基本工资2490 帮算', 'overtime', { base: 249_000, workdays: 36, restDays: 0, holidays: 0 }],
  ['底薪2500 一天加两个小时 一个月加班工资几多', 'overtime', { base: 250_000 }],
  ['保安月薪3600 每天12小时 少我多少加班费', 'overtime', { base: 360_000 }],
  ['没休的五天年假折成钱是多少', 'unused-leave', { days: 5 }],
  ['没休的年假8天 月薪9200 折多少钱', 'unused-leave', { wage: 920_000, days: 8 }],
  ['日薪320 10天没休 三倍里还差我多少', 'unused-leave', { daily: 32_000, days: 10 }],
  ['年休假折算 9月30日离职 全年5天', 'unused-leave', { yearly: 5, leftOn: '2026-09-30' }],
  ['工作八年年休假几天', 'leave-days', { seniority: 96 }],
  ['我有幾天年假 工齡七年', 'leave-days', { seniority: 84 }],
  ['4月20号入职 今年剩余年假几天', 'leave-days', { leaveCase: 'joined', joinedOn: '2026-04-20' }],
  ['工龄十一年 今年离职 还剩几天年假', 'leave-days', { seniority: 132, leaveCase: 'left' }],
]; // biome-ignore format: a table reads better in rows

test.each(said)('%s is %s', (text, name, answers) => {
  const plain = toSimplified(text.normalize('NFKC'));
  const picked = pickSums(sums, plain);
  expect(picked.map((sum) => sum.name)).toEqual([name]);
  expect(picked[0]?.read(plain, now)).toEqual(answers);
});

test.each([
  '帮我算一算',
  '我应该拿到多少',
  '竞业补偿一个月是多少 月薪两万',
  '高温津贴四个月合计拿几块',
])('%s names no sum', (text) => {
  expect(pickSums(sums, text)).toEqual([]);
});

describe('the readers', () => {
  test.each([
    ['工作12年 本单位6年', ['本单位'], 72],
    ['工作12年 本单位6年', ['工作'], 144],
    ['工作12年 本单位6年', undefined, undefined],
    ['前十二个月平均6800', undefined, undefined],
    ['一个月5000', undefined, undefined],
    ['工作六年多了', undefined, undefined],
    ['六年多少钱', undefined, 72],
    ['两三年', undefined, undefined],
  ])('%s near %o: %s months', (text, near, count) => {
    expect(periodIn(text, now, near)?.months).toBe(count);
  });

  test.each([
    ['月薪8000', ['月薪'], 800_000],
    ['工资是一万二', ['工资'], 1_200_000],
    ['到手大概8k', ['到手'], 800_000],
    ['4500一个月', ['一个月'], 450_000],
    ['降薪前9000降薪后6500', undefined, undefined],
    ['八千到九千', undefined, undefined],
    ['八千多', undefined, undefined],
    ['工资3月没发', ['工资'], undefined],
    ['12345678', undefined, 1_234_567_800],
    ['5年', undefined, undefined],
  ])('%s near %o: %s fen', (text, near, fen) => {
    expect(moneyIn(text, near)).toBe(fen);
  });

  test('days, hours, levels and dates', () => {
    expect(daysIn('病假20天')).toBe(20);
    expect(daysIn('两天半')).toBe(2.5);
    expect(daysIn('3月5日')).toBeUndefined();
    expect(hoursIn('两个半小时')).toBe(2.5);
    expect(hoursIn('十五六个小时')).toBeUndefined();
    expect(levelIn('评了九级')).toBe(9);
    expect(levelIn('十级还是九级')).toBeUndefined();
    expect(dateIn('去年10月8号受的伤', now)).toBe('2025-10-08');
    expect(dateIn('从3月5日到4月6日', now)).toBeUndefined();
    expect(dateIn('2026-3-5离职', now)).toBe('2026-03-05');
  });

  test('a blank parts two numbers', () => {
    expect(plainOf('n+1 8年 7200')).toBe('n+1,8年,7200');
    expect(periodIn('工龄 6 年', now, ['工龄'])).toEqual(months(72));
  });
});

test('nothing that is said makes a reader fail', () => {
  const { examples } = parse(readFileSync(path.resolve('intents/calculate-pay.yaml'), 'utf8'));
  const piece = fc.oneof(
    fc.constantFrom(...(examples as string[]).map(String)),
    fc.string({ unit: 'grapheme' }),
  );
  fc.assert(
    fc.property(piece, piece, (one, other) => {
      const text = `${one}${other}`;
      pickSums(sums, text);
      for (const sum of sums) sum.read(text, now);
    }),
    { numRuns: 60 },
  );
});

test('of a text without end the beginning is read, and no number cut in two', () => {
  const filler = '说来话长'.repeat(124);
  expect(readingOf(`${filler}月薪八千五百元`)).toBe(`${filler}月薪`);
  const started = performance.now();
  for (const part of ['1年', '工资', '一天', '1,234,', '加班2小时', '工资一'])
    for (const sum of sums) sum.read(readingOf(part.repeat(5_000)), now);
  expect(performance.now() - started).toBeLessThan(2_000);
});
