import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createVault } from '../../../src/database/index.ts';
import { sealedFields } from '../../../src/database/sealed-fields.ts';
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
const somebody = (): TestFollower => bench.follower(services, `signer-${people++}`);
const labels = (follower: TestFollower) => follower.options().map(({ label }) => label);
const rowsOf = (follower: TestFollower) =>
  bench.prisma.signUp.findMany({ where: { openid: follower.openid }, orderBy: { id: 'asc' } });

describe('for oneself', () => {
  test('the event named, one confirmation, and the place is there', async () => {
    const follower = somebody();
    const asked = await follower.run('events.sign-up', '我想上瑜伽课');
    expect(asked).toContain('给您本人报名《职工瑜伽班》');
    expect(labels(follower)).toEqual(['确认报名', '帮同事报名', '看看别的活动']);
    expect(await rowsOf(follower)).toEqual([]);
    const done = await follower.taps('确认报名');
    expect(done).toContain('您本人：报上了');
    expect(done).toContain('11月25日（周三）18:30–20:00，文新文化家园三楼');
    expect(done).toContain('取消报名');
    expect(await rowsOf(follower)).toMatchObject([
      { state: 'signed', personKey: 'self', name: null },
    ]);
  });

  test('none named: the open ones are offered, then confirmed', async () => {
    const follower = somebody();
    expect(await follower.run('events.sign-up', '我要报名')).toContain('您想报哪一个');
    expect(labels(follower)).not.toContain('讲解员大赛');
    expect(labels(follower)).not.toContain('排舞邀请赛');
    expect(await follower.taps('急救知识讲座')).toContain('给您本人报名《急救知识讲座》');
    expect(await follower.taps(1)).toContain('报上了');
  });

  test('again is not twice, however it is asked', async () => {
    const follower = somebody();
    await follower.run('events.sign-up', '我想上瑜伽课');
    await follower.taps(1);
    const again = { event: (await rowsOf(follower))[0]?.eventId, self: true, confirmed: true };
    expect(await follower.run('events.sign-up', again)).toContain('您已经报过名了');
    expect(await follower.run('events.sign-up', '我想上瑜伽课')).toContain('您已经报过名了');
    expect(await rowsOf(follower)).toHaveLength(1);
  });

  test('after the details, 就这个 and 我要报名 mean that event; after signing up another', async () => {
    const follower = somebody();
    await follower.run('events.list', '健步走哪天走');
    expect(await follower.run('events.sign-up', '就这个 我去')).toContain('《健步走达人赛》');
    await follower.taps(1);
    expect(await follower.run('events.sign-up', '我要报名')).toContain('您想报哪一个');
  });

  test('报第二个 counts in the list shown last, for half an hour', async () => {
    const follower = somebody();
    await follower.run('events.list', '有什么活动');
    const second = labels(follower)[1] ?? '';
    expect(await follower.run('events.sign-up', '第二个 给我报')).toContain(`《${second}》`);
    await follower.run('events.list', '有什么活动');
    follower.setNow('2026-11-23T10:31');
    expect(await follower.run('events.sign-up', '第二个 给我报')).toContain('您想报哪一个');
  });
});

describe('for colleagues', () => {
  test('a name in the text is confirmed, kept sealed, and not signed up twice', async () => {
    const follower = somebody();
    const asked = await follower.run('events.sign-up', '代同事小陈报健步走');
    expect(asked).toContain('给小陈报名《健步走达人赛》');
    expect(await follower.taps('确认报名')).toContain('小陈：报上了');
    const [row] = await rowsOf(follower);
    expect(row?.personKey).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(row?.name ?? []).includes(Buffer.from('小陈'))).toBe(false);
    // Key rotation and the export of one's data open it by this entry.
    const field = sealedFields.find(({ table }) => table === 'SignUp');
    const { vault } = bench.tools;
    expect(vault.open(row?.name ?? new Uint8Array(), field?.purpose ?? '').toString()).toBe('小陈');
    expect(row?.personKey).toBe(vault.fingerprint('小陈', field?.hash?.purpose ?? ''));
    await follower.run('events.sign-up', '代同事小陈报健步走');
    expect(await follower.taps('确认报名')).toContain('您已经给小陈报过名了');
    expect(await rowsOf(follower)).toHaveLength(1);
  });

  test('without a name the form asks for it', async () => {
    const follower = somebody();
    const intro = await follower.run('events.sign-up', '帮同事报个面点班');
    expect(intro).toContain('帮同事报名《中式面点班》');
    expect(follower.form().form).toBe('events.guest');
    expect(await follower.fills({ name: '叫王芳，谢谢' })).toContain('王芳：报上了');
    expect(await rowsOf(follower)).toHaveLength(1);
  });

  test('我和王芳 signs up both', async () => {
    const follower = somebody();
    const asked = await follower.run('events.sign-up', '我和王芳两个人报面点班');
    expect(asked).toContain('给您本人和王芳报名《中式面点班》');
    const done = await follower.taps('确认报名');
    expect(done).toContain('您本人：报上了');
    expect(done).toContain('王芳：报上了');
  });

  test('the colleague of 再给小王报一个 joins the event just signed up for', async () => {
    const follower = somebody();
    await follower.run('events.sign-up', '健步走我报一个');
    await follower.taps(1);
    const asked = await follower.run('events.sign-up', '再给同事小王报一个');
    expect(asked).toContain('给小王报名《健步走达人赛》');
  });

  test('not more than the event allows, and where the others go', async () => {
    const follower = somebody();
    await follower.run('events.sign-up', '我和王芳报面点班');
    await follower.taps(1);
    await follower.run('events.sign-up', '给小李报面点班');
    const refused = await follower.taps('确认报名');
    expect(refused).toContain('最多再帮 1 位同事报名');
    expect(labels(follower)).toContain('找工作人员');
    expect(await rowsOf(follower)).toHaveLength(2);
    // Asked before a name is: the form would be for nothing.
    expect(await follower.run('events.sign-up', '再帮同事报个面点班')).toContain('最多再帮 1 位');
  });

  test('a crowd is sent to staff, an event for oneself alone says so', async () => {
    const follower = somebody();
    expect(await follower.run('events.sign-up', '公司一共二十个人报健步走 名单怎么交')).toContain(
      '最多再帮 2 位同事报名',
    );
    expect(await follower.run('events.sign-up', '替同事报摄影比赛')).toContain('只能本人报名');
    expect(await follower.run('events.sign-up', '单位集体报名怎么操作')).toContain('单位集体报名');
  });
});

test('a key rotation between two sign-ups does not double the colleague', async () => {
  const [older, newer] = [Buffer.alloc(32, 3), Buffer.alloc(32, 9)];
  const follower = somebody();
  await follower.run('events.sign-up', '代同事小陈报健步走');
  await follower.taps('确认报名');
  const rotated = createEvents({ ...bench.tools, vault: createVault([newer, older]) });
  const same = bench.follower([services[0] ?? rotated, rotated], follower.openid);
  await same.run('events.sign-up', '代同事小陈报健步走');
  expect(await same.taps('确认报名')).toContain('您已经给小陈报过名了');
});

describe('when it cannot be', () => {
  test.each([
    ['排舞我要参加', '还没到报名时间，11月26日（周四）10:00开始'],
    ['讲解员比赛我想试试', '报名已经截止'],
    ['游泳班想报一个', '暂时没有和您说的正好对得上的活动'],
  ])('%s', async (text, part) => {
    const follower = somebody();
    expect(await follower.run('events.sign-up', text)).toContain(part);
    expect(follower.options().length).toBeGreaterThan(0);
  });

  test('a confirmation that comes too late, or for an event cancelled meanwhile', async () => {
    const follower = somebody();
    await follower.run('events.sign-up', '叉车赛我想去');
    follower.setNow('2026-12-05T10:00');
    expect(await follower.taps('确认报名')).toContain('报名已经截止');
    const event = await bench.prisma.event.findUniqueOrThrow({ where: { slug: 'forklift' } });
    await bench.prisma.event.update({ where: { id: event.id }, data: { state: 'cancelled' } });
    const tap = { event: event.id, self: true, confirmed: true };
    expect(await follower.run('events.sign-up', tap)).toContain('取消了，不办了');
    expect(await follower.run('events.sign-up', { ...tap, event: 999_999 })).toContain('您想报');
    expect(await rowsOf(follower)).toEqual([]);
  });
});

describe('the waiting list', () => {
  test('a full event puts newcomers on it, with their number', async () => {
    const [first, second] = [somebody(), somebody()];
    await first.run('events.sign-up', '茶艺班我要上');
    expect(labels(first)[0]).toBe('确认候补');
    expect(await first.taps(1)).toContain('现在是第 1 位');
    await second.run('events.sign-up', '茶艺班我要上');
    expect(await second.taps(1)).toContain('现在是第 2 位');
    expect(await second.run('events.sign-up', '茶艺班我要上')).toContain(
      '您已经报过名了，正在候补，现在是第 2 位',
    );
  });
});
