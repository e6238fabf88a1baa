import { request } from 'node:http';
import express from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportFollower } from '../../../src/database/index.ts';
import { createHttp } from '../../../src/http.ts';
import { createPapers } from '../../../src/services/papers/index.ts';
import { paperPages } from '../../../src/services/papers/pages.ts';
import {
  forgetPapers,
  keepPaper,
  ownPapers,
  takeDownload,
} from '../../../src/services/papers/records.ts';
import { postgresUrl } from '../../support/database.ts';
import { serve } from '../../support/serve.ts';
import { recordingLog } from '../../support/wechat.ts';
import { createWorld, officeHours, type World } from '../../support/world.ts';
import { createDesk, sayOf, words } from '../cases/support.ts';
import { samples } from './samples.ts';
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

let followers = 0;
/** A new link of a follower of their own, at the start of office hours. */
async function newLink(): Promise<{ follower: Follower; link: string }> {
  world.clock.set(officeHours);
  const follower = world.wechat.follower(`会员${followers++}`);
  await follower.welcomed;
  const { token } = await keepPaper(world.database.prisma, world.vault, {
    openid: follower.openid,
    contents: samples.evidence,
    now: world.clock.now(),
  });
  return { follower, link: `${world.origin}/h5/papers/${token}` };
}
const rowOf = (follower: Follower) =>
  world.database.prisma.paper.findFirstOrThrow({ where: { openid: follower.openid } });

test('an interview in the chat becomes a document behind a link', async () => {
  world.clock.set(officeHours);
  const follower = world.wechat.follower('写申请书的人');
  const summary = await says(
    follower,
    ...['帮我写仲裁申请书', ...upToClaims, '1 3', '2026年8月到10月', '24000', facts],
    ...['2 4', '跳过'],
  );
  expect(summary).toContain('欠薪金额：24,000元');
  const done = await says(follower, '提交');
  for (const part of [
    ...['24 小时', '3 次', '杭州市西湖区劳动人事争议仲裁委员会', '2027年11月1日', '不是律师意见'],
    ...['拖欠的工资 24,000元；经济补偿（N） 40,000元', '请律师看一看', '聊天记录'],
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
  for (const part of [
    ...[facts, '33010619900307105X', '支付拖欠的工资（2026年8月到10月）24,000元'],
    ...['支付经济补偿40,000元', '以上金额合计64,000元', '8,000元 × 5 = 40,000元'],
  ])
    expect(text).toContain(part);
});

describe('a link', () => {
  test('works three times, whatever only looks at it, and not a fourth', async () => {
    const { link } = await newLink();
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

  test('works for a day and no longer', async () => {
    const { link } = await newLink();
    world.clock.set('2026-11-24T09:59');
    expect((await download(link)).status).toBe(200);
    world.clock.set('2026-11-24T10:01');
    expect((await fetch(link)).status).toBe(404);
    expect((await download(link)).status).toBe(404);
  });

  test.runIf(postgresUrl)(
    'works at every instance, whichever the interview went through',
    async () => {
      world.clock.set(officeHours);
      const second = await world.secondInstance();
      world.deliverTo(world.origin, second.origin);
      const follower = world.wechat.follower('两个实例的人');
      const list = [
        '帮我列证据清单',
        '同意',
        '王芳',
        '杭州某某公司',
        '1 6',
        '2、4',
        '跳过',
        '提交',
      ];
      const link = linkIn(await says(follower, ...list));
      const elsewhere = (origin: string) => `${origin}${new URL(link).pathname}`;
      for (const origin of [world.origin, second.origin, world.origin])
        expect((await download(elsewhere(origin))).status).toBe(200);
      expect((await download(elsewhere(second.origin))).status).toBe(404);
      world.deliverTo(world.origin);
      await second.close();
    },
  );

  test('opens nothing with another token, however it looks', async () => {
    const { link } = await newLink();
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
    const { follower, link } = await newLink();
    const { id } = await rowOf(follower);
    await world.database.prisma.paper.update({ where: { id }, data: { downloads: 2 } });
    const both = await Promise.all([download(link), download(link)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await rowOf(follower)).downloads).toBe(3);
  });

  test('is in no log and no column, and the contents are sealed', async () => {
    const { follower, link } = await newLink();
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
    const { follower, link } = await newLink();
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
    const { follower, link } = await newLink();
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
    const { follower, link } = await newLink();
    const { id } = await rowOf(follower);
    const stranger = world.wechat.follower('没材料的人');
    expect(await says(stranger, '我的材料')).toContain('没有找到');
    const { prisma } = world.database;
    const own = await ownPapers(prisma, world.vault, stranger.openid, world.clock.now());
    expect(own.map((paper) => paper.id)).not.toContain(id);
    expect((await fetch(link)).status).toBe(200);
  });

  test('all of it is deleted at a wish', async () => {
    const { follower, link } = await newLink();
    await says(follower, '我的材料');
    expect(await says(follower, '全部删掉')).toContain('都已删除');
    expect((await fetch(link)).status).toBe(404);
  });
});

test('the nightly job deletes what is kept no longer, and nothing else', async () => {
  const { follower } = await newLink();
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

test('a page that fails tells no token to the log', async () => {
  const { follower, link } = await newLink();
  const { prisma } = world.database;
  const { id } = await rowOf(follower);
  await prisma.paper.update({ where: { id }, data: { contents: new Uint8Array([1, 2, 3]) } });
  const { log, text } = recordingLog();
  const nothing = () => {};
  const http = createHttp({
    webhook: { get: nothing, post: nothing },
    operations: express.Router(),
    simulator: undefined,
    pages: [paperPages(world, (key) => key)],
    log,
  });
  const served = await serve(http);
  for (const method of ['GET', 'POST']) {
    const found = await fetch(
      `${served.origin}${new URL(link).pathname}${method === 'POST' ? '/file' : ''}`,
      { method },
    );
    expect(found.status).toBe(500);
    expect(await found.text()).toMatch(/^[0-9a-f-]{36}\n$/);
  }
  expect(text()).toContain('a page failed');
  expect(text()).not.toContain(link.slice(-43));
  await served.close();
  expect((await rowOf(follower)).downloads).toBe(0);
});

test('without an address for pages no interview is begun, and the operator is told once', async () => {
  const { log, lines } = recordingLog();
  const desk = await createDesk((tools) => [
    createPapers({ ...tools, log }, { say: sayOf('book-lawyer') }),
  ]);
  const outcome = await desk.run('papers.start', 'somebody', '帮我写仲裁申请书');
  expect(words(outcome)).toContain('还没有开通下载');
  expect(outcome).toMatchObject({
    options: [{ action: '#intent', args: { intent: 'talk-to-staff' } }],
  });
  const kept = await desk.submit('papers.evidence', 'somebody', {
    ...samples.evidence.facts,
    consent: true,
  });
  expect(words(kept)).toContain('存着 7 天');
  expect(lines.map(({ msg }) => msg)).toEqual([expect.stringContaining('PUBLIC_URL')]);
  await desk.close();
});

test('a request with a body, however large, is a download like any other', async () => {
  const { link } = await newLink();
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
