import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportFollower } from '../../../src/database/index.ts';
import { forgetPapers, takeDownload } from '../../../src/services/papers/records.ts';
import { createWorld, officeHours, type World } from '../../support/world.ts';
import { facts, upToClaims } from './typed.ts';
import { textOf } from './unzip.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const linkIn = (words: string) => /http:\/\/\S+\/h5\/papers\/[\w-]{43}/.exec(words)?.[0] ?? 'none';
const download = (link: string) => fetch(`${link}/file`, { method: 'POST', redirect: 'manual' });

type Follower = ReturnType<World['wechat']['follower']>;
/** What is read of the answer to the last of these texts. */
async function says(follower: Follower, ...texts: string[]): Promise<string> {
  let heard = '';
  for (const text of texts) {
    const seen = await follower.says(text);
    heard = seen.map((message) => message.text.replaceAll(/<[^>]+>/g, '')).join('\n');
  }
  return heard;
}

const evidence = [
  '帮我列证据清单',
  '同意',
  '王芳',
  '杭州某某餐饮有限公司',
  '1 6',
  '2、4',
  '跳过',
  '提交',
];
/** A new link of a follower of their own, at the start of office hours. */
async function newLink(name: string): Promise<{ follower: Follower; link: string }> {
  world.clock.set(officeHours);
  const follower = world.wechat.follower(name);
  return { follower, link: linkIn(await says(follower, ...evidence)) };
}
const rowOf = (follower: Follower) =>
  world.database.prisma.paper.findFirstOrThrow({ where: { openid: follower.openid } });

test('an interview in the chat becomes a document behind a link', async () => {
  world.clock.set(officeHours);
  const follower = world.wechat.follower('写申请书的人');
  const summary = await says(
    follower,
    ...['帮我写仲裁申请书', ...upToClaims, '1', '2026年8月到10月', '24000', facts],
    ...['2 4', '跳过'],
  );
  expect(summary).toContain('欠薪金额：24,000元');
  const done = await says(follower, '提交');
  for (const part of [
    ...['24 小时', '3 次', '杭州市西湖区劳动人事争议仲裁委员会', '2027年11月1日', '不是律师意见'],
    ...['拖欠的工资 24,000元', '请律师看一看', '聊天记录'],
  ])
    expect(done).toContain(part);
  const page = await fetch(linkIn(done));
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(await page.text()).toMatch(/劳动争议仲裁申请书.*还能下载 3 次/s);
  const file = await download(linkIn(done));
  expect(file.status).toBe(200);
  expect(file.headers.get('content-type')).toBe(docxType);
  expect(file.headers.get('content-disposition')).toBe(
    `attachment; filename="paper.docx"; filename*=UTF-8''${encodeURIComponent('劳动争议仲裁申请书')}.docx`,
  );
  const text = await textOf(Buffer.from(await file.arrayBuffer()));
  for (const part of [facts, '支付拖欠的工资（2026年8月到10月）24,000元', '33010619900307105X'])
    expect(text).toContain(part);
});

describe('a link', () => {
  test('works three times, whatever only looks at it, and not a fourth', async () => {
    const { link } = await newLink('下载三次的人');
    for (let time = 1; time <= 3; time++) {
      // A preview, a prefetch, and a download manager that comes back by GET.
      for (const method of ['GET', 'HEAD'])
        expect((await fetch(link, { method })).status).toBe(200);
      const again = await fetch(`${link}/file`, { redirect: 'manual' });
      expect([
        again.status,
        new URL(again.headers.get('location') ?? '', `${link}/file`).href,
      ]).toEqual([303, link]);
      expect(await (await fetch(link)).text()).toContain(`还能下载 ${4 - time} 次`);
      expect((await download(link)).status).toBe(200);
    }
    const fourth = await download(link);
    expect(fourth.status).toBe(404);
    expect(await fourth.text()).toContain('我的材料');
    expect((await fetch(link)).status).toBe(404);
  });

  test('works for a day, also after a restart, and no longer', async () => {
    const { link } = await newLink('第二天下载的人');
    world.clock.set('2026-11-24T09:59');
    expect((await download(link)).status).toBe(200);
    world.clock.set('2026-11-24T10:01');
    expect((await fetch(link)).status).toBe(404);
    expect((await download(link)).status).toBe(404);
  });

  test('opens nothing with another token, however it looks', async () => {
    const { link } = await newLink('被猜的人');
    const token = link.slice(-43);
    const other = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const wrong of [
      other,
      token.toLowerCase(),
      'x',
      `${token}%00`,
      "'%20OR%20'1'='1",
      '%E0',
    ]) {
      const found = await fetch(`${link.slice(0, -43)}${wrong}`);
      expect(found.status).toBeGreaterThanOrEqual(400);
      expect(await found.text()).not.toContain('证据清单');
    }
    expect((await download(link)).status).toBe(200);
  });

  test('gives the last download to one of two at once', async () => {
    const { follower, link } = await newLink('两台手机的人');
    const { id } = await rowOf(follower);
    await world.database.prisma.paper.update({ where: { id }, data: { downloads: 2 } });
    const both = await Promise.all([download(link), download(link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await rowOf(follower)).downloads).toBe(3);
  });

  test('is in no log and no column, and the contents are sealed', async () => {
    const { follower, link } = await newLink('看数据库的人');
    const row = await rowOf(follower);
    expect(JSON.stringify(row)).not.toContain(link.slice(-43));
    expect(row.tokenSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(row.contents).includes('杭州某某餐饮')).toBe(false);
    const { prisma } = world.database;
    const all = await exportFollower(world.database, world.vault, follower.openid);
    expect(all.Paper).toMatchObject([{ contents: { facts: { name: '王芳' } } }]);
    await prisma.paper.delete({ where: { id: row.id } });
    expect((await fetch(link)).status).toBe(404);
  });
});

describe('two at once for the last download', () => {
  /** Looks first and counts afterwards, as it would be written without care. */
  async function carelessTake(id: number): Promise<() => Promise<boolean>> {
    const { prisma } = world.database;
    const { downloads } = await prisma.paper.findUniqueOrThrow({ where: { id } });
    return async () => {
      if (downloads >= 3) return false;
      await prisma.paper.update({ where: { id }, data: { downloads: downloads + 1 } });
      return true;
    };
  }

  test('one gets it; the control, which looks before it counts, lets both', async () => {
    const { follower, link } = await newLink('抢最后一次的人');
    const { prisma } = world.database;
    const { id } = await rowOf(follower);
    const atTwo = () => prisma.paper.update({ where: { id }, data: { downloads: 2 } });
    await atTwo();
    const looked = [await carelessTake(id), await carelessTake(id)];
    expect(await Promise.all(looked.map((count) => count()))).toEqual([true, true]);
    await atTwo();
    const token = link.slice(-43);
    const taken = await Promise.all(
      Array.from({ length: 5 }, () => takeDownload(prisma, token, world.clock.now())),
    );
    expect(taken.filter(Boolean)).toHaveLength(1);
  });
});

describe('a lost link', () => {
  test('is replaced in the chat for a week, and the one before is dead', async () => {
    const { follower, link } = await newLink('丢了链接的人');
    world.clock.set('2026-11-26T10:00');
    const list = await says(follower, '我的材料');
    expect(list).toContain('证据清单（11月23日（周一）写的）');
    const renewed = linkIn(await says(follower, '1'));
    expect(renewed).not.toBe(link);
    expect((await fetch(link)).status).toBe(404);
    expect((await download(renewed)).status).toBe(200);
    world.clock.set('2026-11-30T10:01');
    expect(await says(follower, '我的材料')).toContain('没有找到');
  });

  test('of somebody else cannot be had', async () => {
    const { follower } = await newLink('有材料的人');
    const { id } = await rowOf(follower);
    const renew = world.app.services.find(({ name }) => name === 'papers')?.actions.renew;
    expect(renew).toBeDefined();
    const stranger = world.wechat.follower('没材料的人');
    expect(await says(stranger, '我的材料')).toContain('没有找到');
    expect((await rowOf(follower)).id).toBe(id);
  });

  test('all of it is deleted at a wish', async () => {
    const { follower, link } = await newLink('要删掉的人');
    await says(follower, '我的材料');
    expect(await says(follower, '全部删掉')).toContain('都已删除');
    expect((await fetch(link)).status).toBe(404);
  });
});

test('the nightly job deletes what is kept no longer, and nothing else', async () => {
  const { follower } = await newLink('上周写的人');
  const { prisma } = world.database;
  const job = world.app.services
    .flatMap(({ jobs }) => jobs ?? [])
    .find(({ name }) => name === 'papers.forget');
  world.clock.set('2026-11-30T09:59');
  await job?.run(world.clock.now());
  expect(await prisma.paper.count({ where: { openid: follower.openid } })).toBe(1);
  world.clock.set('2026-11-30T10:01');
  await forgetPapers(prisma, world.clock.now());
  expect(await prisma.paper.count({ where: { openid: follower.openid } })).toBe(0);
});

test('without consent nothing is kept', async () => {
  world.clock.set(officeHours);
  const follower = world.wechat.follower('不同意的人');
  expect(await says(follower, '帮我写工伤认定申请表', '不同意')).toContain('没有保存');
  const { openid } = follower;
  expect(await world.database.prisma.paper.count({ where: { openid } })).toBe(0);
});

test('a request with a body, however large, is a download like any other', async () => {
  const { link } = await newLink('发大请求的人');
  const status = await new Promise((resolve, reject) => {
    const sent = request(`${link}/file`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end('x'.repeat(1_000_000));
  });
  expect(status).toBe(200);
});
