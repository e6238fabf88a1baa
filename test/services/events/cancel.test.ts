import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createEvents, createPlaceKeeper } from '../../../src/services/events/index.ts';
import { createOrganisations } from '../../../src/services/organisations/index.ts';
import type { Service } from '../../../src/services/service.ts';
import { at, type Bench, createBench, now, type TestFollower } from './support.ts';

let bench: Bench;
let services: Service[];
beforeAll(async () => {
  bench = await createBench();
  services = [createOrganisations(bench.tools), createEvents(bench.tools)];
  for (const service of services) await bench.seed(service);
});
afterAll(() => bench.close());

let people = 0;
const somebody = (): TestFollower => bench.follower(services, `leaver-${people++}`);
const labels = (follower: TestFollower) => follower.options().map(({ label }) => label);

let events = 0;
async function smallEvent(capacity: number, title = '小课'): Promise<number> {
  const { id } = await bench.prisma.event.create({
    data: {
      slug: `small-${events++}`,
      title,
      kind: 'class',
      description: '位子很少',
      place: '示例教室',
      startsAt: at('2026-12-01T09:00'),
      endsAt: at('2026-12-01T11:00'),
      signUpOpensAt: at('2026-11-01T09:00'),
      signUpClosesAt: at('2026-11-30T09:00'),
      capacity,
      guestsAllowed: 2,
    },
  });
  return id;
}
const sign = (follower: TestFollower, event: number, guests: string[] = [], self = true) =>
  follower.run('events.sign-up', { event, self, guests, confirmed: true });

describe('cancelling', () => {
  test('one sign-up: confirmed once, and the place is free again', async () => {
    const follower = somebody();
    const event = await smallEvent(1);
    await sign(follower, event);
    expect(await follower.run('events.cancel', '我不去了')).toContain('确定要取消吗');
    expect(labels(follower)).toEqual(['确认取消', '先不取消']);
    expect(await follower.taps('确认取消')).toContain('已经取消：\n·《小课》');
    expect(await follower.run('events.cancel', '我不去了')).toContain('没有可以取消的报名');
    const [other] = [somebody()];
    expect(await sign(other, event)).toContain('您本人：报上了');
  });

  test('先不取消 leaves everything as it is', async () => {
    const follower = somebody();
    await sign(follower, await smallEvent(1));
    await follower.run('events.cancel', '取消报名');
    expect(await follower.taps('先不取消')).toContain('本人：已报上');
  });

  test('several: one chooses, by number or by what the text names', async () => {
    const follower = somebody();
    const event = await smallEvent(5);
    await sign(follower, event, ['王芳', '老李']);
    await sign(follower, await smallEvent(5, '剪纸班'));
    expect(await follower.run('events.cancel', '取消报名')).toContain('您要取消哪一个');
    expect(labels(follower)).toEqual(['小课·本人', '小课·王芳', '小课·老李', '剪纸班', '全部取消']);
    expect(await follower.taps('小课·老李')).toContain('（老李）');
    expect(await follower.run('events.cancel', '王芳来不了 帮她退一下')).toContain('（王芳）');
    expect(await follower.run('events.cancel', '剪纸班退')).toContain('《剪纸班》');
    expect(await follower.run('events.cancel', '退第一个')).toContain('《小课》');
    await follower.run('events.cancel', '我报的全退掉');
    const words = await follower.taps('确认取消');
    for (const part of ['（本人）', '（王芳）', '（老李）', '《剪纸班》'])
      expect(words).toContain(part);
    expect(await follower.run('events.mine', '我的报名')).toContain('您还没有报名');
  });

  test('signing up again afterwards goes to the end of the line', async () => {
    const [first, second, third] = [somebody(), somebody(), somebody()];
    const event = await smallEvent(1);
    await sign(first, event);
    await sign(second, event);
    await sign(third, event);
    await second.run('events.cancel', '取消报名');
    await second.taps('确认取消');
    expect(await sign(second, event)).toContain('现在是第 2 位');
    expect(await third.run('events.mine', '候补排第几')).toContain('候补第 1 位');
  });

  test('not once the event has begun', async () => {
    const follower = somebody();
    const event = await smallEvent(1);
    await sign(follower, event);
    await follower.run('events.cancel', '取消报名');
    follower.setNow('2026-12-01T09:30');
    expect(await follower.taps('确认取消')).toContain('没有可以取消的报名');
    const rows = await bench.prisma.signUp.findMany({ where: { eventId: event } });
    expect(rows).toMatchObject([{ state: 'signed' }]);
  });

  test('nobody cancels what is another’s', async () => {
    const [owner, other] = [somebody(), somebody()];
    const [event, own] = [await smallEvent(2), await smallEvent(2)];
    await sign(owner, event);
    await sign(other, own);
    const { id } = await bench.prisma.signUp.findFirstOrThrow({ where: { eventId: event } });
    const words = await other.run('events.cancel', { signUps: [id], confirmed: true });
    expect(words).toContain('没有可以取消的报名');
    expect(await owner.run('events.mine', '我的报名')).toContain('已报上');
  });
});

describe('who waits', () => {
  test('moves up in the same transaction, and is told', async () => {
    const [first, second, third] = [somebody(), somebody(), somebody()];
    const event = await smallEvent(1);
    await sign(first, event);
    await sign(second, event);
    await sign(third, event);
    bench.told.length = 0;
    await first.run('events.cancel', '去不了了');
    await first.taps('确认取消');
    expect(bench.told).toHaveLength(1);
    expect(bench.told[0]).toMatchObject({ openid: second.openid, reply: { kind: 'text' } });
    expect(JSON.stringify(bench.told[0]?.reply)).toContain('您候补的《小课》有名额了');
    expect(await second.run('events.mine', '候补转正了没')).toContain('本人：已报上');
    expect(await third.run('events.mine', '候补排第几')).toContain('候补第 1 位');
  });

  test('a colleague moves up: who signed them up is told their name', async () => {
    const [first, second] = [somebody(), somebody()];
    const event = await smallEvent(1);
    await sign(first, event);
    await sign(second, event, ['王芳'], false);
    bench.told.length = 0;
    await first.run('events.cancel', '去不了了');
    await first.taps('确认取消');
    expect(JSON.stringify(bench.told)).toContain('您帮王芳候补的《小课》有名额了');
  });

  test('one’s own colleague moves up: it is in the answer, not told twice', async () => {
    const follower = somebody();
    await sign(follower, await smallEvent(1), ['王芳']);
    bench.told.length = 0;
    await follower.run('events.cancel', '我自己不去了');
    await follower.taps(1);
    expect(await follower.taps('确认取消')).toContain('您帮王芳候补的《小课》有名额了');
    expect(bench.told).toEqual([]);
  });

  test('leaving the waiting list gives nobody a place', async () => {
    const [first, second, third] = [somebody(), somebody(), somebody()];
    const event = await smallEvent(1);
    for (const one of [first, second, third]) await sign(one, event);
    bench.told.length = 0;
    await second.run('events.cancel', '候补不要了');
    await second.taps('确认取消');
    expect(bench.told).toEqual([]);
    expect(await third.run('events.mine', '候补排第几')).toContain('候补第 1 位');
  });

  test('more places later are filled from the list', async () => {
    const event = await smallEvent(1);
    for (let i = 0; i < 4; i++) await sign(somebody(), event);
    await bench.prisma.event.update({ where: { id: event }, data: { capacity: 3 } });
    const keeper = createPlaceKeeper(bench.tools.vault, { lock: true });
    const moved = await bench.prisma.$transaction((tx) => keeper.fillPlaces(tx, event, now));
    expect(moved).toHaveLength(2);
  });
});

describe('giving places back, whatever the conversation asks for', () => {
  const keeper = () => createPlaceKeeper(bench.tools.vault, { lock: true });
  const leave = (signUpIds: number[], openid: string, moment: Date) =>
    bench.prisma.$transaction((tx) => keeper().leave(tx, { signUpIds, openid, now: moment }));

  test('not another’s, not after the start, not twice', async () => {
    const follower = somebody();
    const event = await smallEvent(1);
    await sign(follower, event);
    const { id } = await bench.prisma.signUp.findFirstOrThrow({ where: { eventId: event } });
    expect((await leave([id], 'somebody-else', now)).left).toEqual([]);
    expect((await leave([id], follower.openid, at('2026-12-01T09:00'))).left).toEqual([]);
    expect((await leave([id], follower.openid, now)).left).toHaveLength(1);
    expect((await leave([id], follower.openid, now)).left).toEqual([]);
  });
});

describe('one’s sign-ups', () => {
  test('an event named among them is shown with what it says about itself', async () => {
    const follower = somebody();
    await follower.run('events.sign-up', '健步走我报一个');
    await follower.taps(1);
    await sign(follower, await smallEvent(3));
    const words = await follower.run('events.mine', '我报的健步走几点集合');
    expect(words).toContain('8:00 在北门签到');
    expect(words).not.toContain('小课');
  });

  test('an event named that is not among them', async () => {
    const follower = somebody();
    const words = await follower.run('events.mine', '瑜伽班我进了没');
    expect(words).toContain('《职工瑜伽班》里没有您的报名');
    expect(await follower.taps(1)).toContain('我要报名');
  });

  test('a cancelled event is said to be cancelled; what is over is shown when asked for', async () => {
    const follower = somebody();
    const event = await smallEvent(3);
    await sign(follower, event);
    await bench.prisma.event.update({ where: { id: event }, data: { state: 'cancelled' } });
    expect(await follower.run('events.mine', '我的报名')).toContain('活动取消了');
    await bench.prisma.event.update({ where: { id: event }, data: { state: 'open' } });
    follower.setNow('2026-12-24T10:00');
    expect(await follower.run('events.mine', '我的报名')).toContain('您还没有报名');
    expect(await follower.run('events.mine', '我以前参加过哪些活动')).toContain(
      '《小课》12月1日（周二）（本人）',
    );
  });
});
