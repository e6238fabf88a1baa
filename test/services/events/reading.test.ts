import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPeople } from '../../../src/services/events/reading/people.ts';
import {
  subjectsOf,
  titleCores,
  titleScore,
} from '../../../src/services/events/reading/subjects.ts';
import { readOrdinal } from '../../../src/services/events/reading/text.ts';
import { fallsInto, readWhen } from '../../../src/services/events/reading/when.ts';
import { at, now } from './support.ts';

describe('who is to be signed up', () => {
  test.each([
    ['我要报名瑜伽', true, [], 0],
    ['给我报一个', true, [], 0],
    ['帮我登记一下 我要去', true, [], 0],
    ['给同事小王也报一个', false, ['小王'], 0],
    ['代同事小陈报茶艺', false, ['小陈'], 0],
    ['再帮同事王小明报一个', false, ['王小明'], 0],
    ['我和王芳两个人', true, ['王芳'], 0],
    ['掼蛋我跟搭子一起报', true, [], 1],
    ['给小王和小李报瑜伽', false, ['小王', '小李'], 0],
    ['帮我和小李报名', true, ['小李'], 0],
    ['帮同事报一个可以伐', false, [], 1],
    ['替我老婆报个瑜伽 她也在咱们工会', false, [], 1],
    ['我和我同事两个一起报', true, [], 1],
    ['除了我自己 再给我徒弟加一个', false, [], 1],
    ['健步走我们科室一起走 五个人', true, [], 4],
    ['公司一共二十个人报健步走', true, [], 19],
    ['亲子活动我带女儿去', true, [], 0],
    ['周日上午那班给我安排上', true, [], 0],
    ['第二个 给我报', true, [], 0],
    ['我叫李芳 电话后四位3321 报烘焙', true, [], 0],
    ['替同事報個羽毛球雙打', false, [], 1],
  ])('%s', (text, self, guests, unnamed) => {
    expect(readPeople(text)).toEqual({ self, guests, unnamed });
  });

  test('a whole firm is nobody’s guest list', () => {
    expect(readPeople('单位集体报名怎么操作').group).toBe(true);
    expect(readPeople('我是人事 要给员工统一报名培训班').group).toBe(true);
  });

  test('any text is read as somebody', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'给帮替我和跟王小同事报两个人,。') }),
        (text) => {
          const { self, guests, unnamed } = readPeople(text);
          expect(self || guests.length + unnamed > 0).toBe(true);
          expect(unnamed).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('when', () => {
  test.each([
    ['今天有活动吗', { from: '2026-11-23', to: '2026-11-23' }],
    ['明天那个', { from: '2026-11-24', to: '2026-11-24' }],
    ['大后天', { from: '2026-11-26', to: '2026-11-26' }],
    ['周末', { weekdays: [0, 6] }],
    ['周六那场我要去', { weekdays: [6] }],
    ['這個週末有什麼', { weekdays: [0, 6] }],
    ['下周三', { from: '2026-11-30', to: '2026-12-06', weekdays: [3] }],
    ['本周日程', { from: '2026-11-23', to: '2026-11-29' }],
    ['下个月', { from: '2026-12-01', to: '2026-12-31' }],
    ['１月份的课'.normalize('NFKC'), { from: '2027-01-01', to: '2027-01-31' }],
    ['十二月有什么', { from: '2026-12-01', to: '2026-12-31' }],
    ['下班后的课', { evening: true }],
    ['有什么活动', undefined],
  ])('%s', (text, when) => expect(readWhen(text, now)).toEqual(when));

  test('an event of several days falls into all of them, but has the weekday of its first', () => {
    const month = { startsAt: at('2026-12-05T09:00'), endsAt: at('2027-01-04T09:00') };
    expect(fallsInto({ from: '2027-01-01', to: '2027-01-31' }, month)).toBe(true);
    expect(fallsInto({ from: '2027-02-01', to: '2027-02-28' }, month)).toBe(false);
    expect(fallsInto({ weekdays: [6] }, month)).toBe(true);
    expect(fallsInto({ weekdays: [3] }, month)).toBe(false);
  });
});

describe('what an event is called', () => {
  test('only the telling part of a title counts', () => {
    expect(titleCores('草根歌手大奖赛')).toEqual(['草根歌手']);
    expect(titleCores('职工瑜伽班')).toEqual(['瑜伽']);
    expect(titleScore('我要报名比赛', '草根歌手大奖赛')).toBe(0);
    expect(titleScore('草根歌手我要上台唱', '草根歌手大奖赛')).toBe(4);
  });

  test('other words for the same thing', () => {
    expect(subjectsOf('瑜珈班')).toEqual(new Set(['瑜伽']));
    expect(subjectsOf('我要报名')).toEqual(new Set());
  });
});

test.each([
  ['第二个 给我报', 1],
  ['报第3个活动', 2],
  ['第一期没赶上', undefined],
  ['我要报名', undefined],
])('the ordinal in %s', (text, at) => expect(readOrdinal(text)).toBe(at));
