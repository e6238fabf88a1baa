import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { plainText } from '../../../src/bot/render.ts';
import { createEvents } from '../../../src/services/events/index.ts';
import { createOrganisations } from '../../../src/services/organisations/index.ts';
import type { Service } from '../../../src/services/service.ts';
import { type Bench, createBench, type TestFollower } from './support.ts';

let bench: Bench;
let services: Service[];
beforeAll(async () => {
  bench = await createBench();
  services = [createOrganisations(bench.tools), createEvents(bench.tools)];
  for (const service of services) await bench.seed(service);
});
afterAll(() => bench.close());

let people = 0;
const somebody = (): TestFollower => bench.follower(services, `lister-${people++}`);
const labels = (follower: TestFollower) => follower.options().map(({ label }) => label);

describe('the list', () => {
  test('says day, place and places left, and fits into one message', async () => {
    const follower = somebody();
    const words = await follower.run('events.list', '有什么活动');
    expect(words).toContain(
      '《健步走达人赛》11月28日（周六）08:30，西溪湿地北门（蒋村），剩174个名额',
    );
    expect(words).toContain(
      '《茶艺体验课》11月27日（周五）19:00，龙井示例茶室（西湖街道），已满，可候补',
    );
    // What one cannot sign up for any more is not among them.
    expect(words).not.toContain('讲解员大赛');
    const last = follower.last();
    expect(last?.kind).toBe('choices');
    if (last?.kind === 'choices')
      expect(Buffer.byteLength(plainText(last))).toBeLessThanOrEqual(1900);
    for (const label of labels(follower)) expect(label.length).toBeLessThanOrEqual(20);
  });

  test('the rest comes with 更多活动, until all have been seen', async () => {
    const follower = somebody();
    await follower.run('events.list', '有什么活动');
    const seen = new Set(labels(follower));
    for (let page = 0; labels(follower).includes('更多活动') && page < 5; page++) {
      await follower.taps('更多活动');
      for (const label of labels(follower)) seen.add(label);
    }
    seen.delete('更多活动');
    expect(seen.size).toBe(13);
  });

  test.each([
    ['瑜珈班在哪里上', '《职工瑜伽班》\n时间：11月25日（周三）18:30–20:00'],
    ['我想看看面點課', '《中式面点班》'],
    ['三墩有什么活动', '《排舞邀请赛》'],
    ['离西溪湿地近一点的活动有没有', '《健步走达人赛》'],
    ['这周五晚上有没有课', '《茶艺体验课》'],
    ['线上的活动有吗', '《英语微课堂》\n时间：12月1日（周二）至12月22日（周二）'],
    ['讲解员大赛的时间地点', '报名已截止'],
  ])('%s: one event, shown at once', async (text, part) => {
    expect(await somebody().run('events.list', text)).toContain(part);
  });

  test.each([
    ['周末有什么活动', ['健步走达人赛', '亲子手作'], ['职工瑜伽班']],
    ['比赛有哪些', ['草根歌手大奖赛', '职工摄影大赛'], ['茶艺体验课']],
    ['晚上开的兴趣班有哪些', ['职工瑜伽班', '茶艺体验课', '中式面点班'], ['英语微课堂']],
  ])('%s: narrowed', async (text, there, missing) => {
    const follower = somebody();
    const words = await follower.run('events.list', text);
    expect(words).toContain('帮您找到这些活动');
    for (const title of there) expect(labels(follower)).toContain(title);
    for (const title of missing) expect(labels(follower)).not.toContain(title);
  });

  test('what is not there is said to be not there', async () => {
    expect(await somebody().run('events.list', '游泳班开不开')).toContain('暂时没有和您说的');
    expect(await somebody().run('events.list', '今天有活动吗')).toContain('暂时没有和您说的');
    expect(await somebody().run('events.list', '三墩这边有什么课')).toContain('没有正好对得上的');
  });

  test('nothing on at all: says so, and what else there is', async () => {
    const follower = somebody();
    follower.setNow('2028-01-01T10:00');
    expect(await follower.run('events.list', '有什么活动')).toContain('眼下没有要开始的活动');
    expect(labels(follower)).toEqual(['我的报名', '看今日播报']);
  });
});

describe('one event', () => {
  test('has its sign-up, a colleague’s, and the way back', async () => {
    const follower = somebody();
    await follower.run('events.list', '有什么活动');
    const words = await follower.taps('职工瑜伽班');
    expect(words).toContain('名额：共20个，剩8个名额');
    expect(words).toContain('报名截止：11月24日（周二）18:30');
    expect(words).toContain('全区各镇街、各单位的会员都可以报名');
    expect(labels(follower)).toEqual(['我要报名', '帮同事报名', '返回活动列表']);
    expect(await follower.taps('返回活动列表')).toContain('近期的活动');
  });

  test('a full one offers the waiting list, a closed one neither', async () => {
    const follower = somebody();
    await follower.run('events.list', '茶艺');
    expect(labels(follower)[0]).toBe('候补报名');
    await follower.run('events.list', '讲解员大赛');
    expect(labels(follower)).toEqual(['返回活动列表']);
  });

  test('one that is gone leads back to the list', async () => {
    expect(await somebody().run('events.show', { event: 999_999 })).toContain('近期的活动');
  });
});
