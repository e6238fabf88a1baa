import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hour, oneDay, sayMoment } from '../../../src/days.ts';
import { openAnswers } from '../../../src/services/cases/index.ts';
import type { TicketDesk } from '../../../src/services/lawyer/index.ts';
import { overdueJob } from '../../../src/services/lawyer/overdue.ts';
import { recordingLog } from '../../support/wechat.ts';
import { createWorld, officeHours, type World } from '../../support/world.ts';
import { book, booking, deliver, deskOf, heard, says } from './support.ts';

const photo = readFileSync('test/support/photo.jpg');

let world: World;
let desk: TicketDesk;
let members = 0;
const somebody = () => world.wechat.follower(`会员${members++}`);

beforeAll(async () => {
  world = await createWorld();
  desk = deskOf(world);
});
afterAll(() => world.close());
beforeEach(() => world.clock.set(officeHours));

const audited = async (subject: string) =>
  (await world.database.prisma.auditEntry.findMany({ where: { subject }, orderBy: { id: 'asc' } }))
    // The id and the moment are the database's business.
    .map(({ who, what }) => `${who} ${what}`);

const overdueShown = async () =>
  /^yuanxin_tickets_overdue (\S+)$/m.exec(await world.app.metrics.registry.metrics())?.[1];

/** Everything in the database as text: nothing personal may be readable in it. */
async function stored(openid: string): Promise<string> {
  const { prisma } = world.database;
  const rows = await prisma.case.findMany({
    where: { openid },
    include: { entries: true, ticket: true },
  });
  const bytes = rows.flatMap(({ answers, ticket, entries }) => [
    answers,
    ticket?.answer ?? new Uint8Array(),
    ...entries.map(({ note }) => note ?? new Uint8Array()),
  ]);
  return `${JSON.stringify(rows)}${bytes.map((some) => Buffer.from(some).toString()).join('')}`;
}

describe('from the question to the rating', () => {
  test('within the message window the answer comes at once, and is rated', async () => {
    const member = somebody();
    const number = await book(member);
    await desk.take({ number, by: '陈律师' });
    await deliver(world);
    expect(heard([await member.waitsFor('律师已接手')])).toContain(number);
    await desk.answer({ number, by: '陈律师', words: '可以要。先到劳动监察投诉。' });
    await deliver(world);
    const told = heard([await member.waitsFor('【律师答复】')]);
    for (const part of [number, '可以要。先到劳动监察投诉。', '评分5'])
      expect(told).toContain(part);
    const progress = heard(await member.says('查进度'));
    for (const part of ['现在：已答复', '先到劳动监察投诉', '1. 给这次答复打分', '2. 再问一次'])
      expect(progress).toContain(part);
    expect(await says(member, '1')).toContain('打几分');
    expect(await says(member, '4')).toContain('谢谢您打了 4 分');
    expect(await says(member, '查进度')).toContain('您打了 4 分');
    const [line] = (await desk.list('answered')).filter((one) => one.number === number);
    expect(line).toMatchObject({ assignee: '陈律师', rating: 4, state: 'answered' });
    expect(await audited(number)).toEqual(['陈律师 ticket.take', '陈律师 ticket.answer']);
    const plain = await stored(member.openid);
    for (const secret of ['王芳', '13800138000', '一万八', '劳动监察'])
      expect(plain).not.toContain(secret);
  });

  test('with the window closed it waits for the next message; 评分5 still rates it', async () => {
    const member = somebody();
    const number = await book(member);
    world.clock.advance(3 * oneDay);
    await desk.answer({ number, by: '陈律师', words: '先申请仲裁。' });
    await deliver(world);
    expect(member.messages.some(({ text }) => text.includes('先申请仲裁'))).toBe(false);
    const next = heard(await member.says('谢谢'));
    expect(next).toContain('先申请仲裁。');
    expect(next).toContain('评分5');
    expect(await says(member, '评分 5')).toContain('谢谢您打了 5 分');
    expect(await audited(number)).toEqual(['陈律师 ticket.answer']);
  });

  test('a long answer comes in parts, the request to rate last', async () => {
    const member = somebody();
    const number = await book(member);
    const words = Array.from({ length: 60 }, (_, at) => `第${at + 1}步，把材料备好再去。`).join(
      '\n',
    );
    await desk.answer({ number, by: '陈律师', words });
    await deliver(world);
    await deliver(world);
    await member.waitsFor('评分5');
    const parts = member.messages.slice(-2).map(({ text }) => text);
    for (const part of parts) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(2048);
    expect(parts.join('\n')).toContain('第1步');
    expect(parts.join('\n')).toContain('第60步');
    expect(parts.at(-1)).toContain('评分5');
  });
});

describe('how urgent it is', () => {
  test('is answered in 8 working hours if it is, and in 24 if not', async () => {
    const [urgent, patient] = [somebody(), somebody()];
    const due = (words: string) => /最晚(.+?)前答复您/.exec(words)?.[1];
    const lines = booking();
    const at = lines.indexOf('1', 4);
    await says(urgent, ...lines.slice(0, at), '3', ...lines.slice(at + 1));
    const soon = await says(urgent, '跳过', '提交');
    await says(patient, ...lines);
    const later = await says(patient, '跳过', '提交');
    expect(soon).toContain('（8 个工作小时）');
    expect(soon).toContain('12348');
    expect(later).toContain('（24 个工作小时）');
    expect(due(soon)).not.toBe(due(later));
    expect(await says(urgent, '律师什么时候回我')).toContain('【律师咨询】');
  });

  test('this week is offered only where the answer comes within it', async () => {
    world.clock.set('2026-11-27T10:00');
    const member = somebody();
    const asked = await says(member, ...booking().slice(0, 4));
    expect(asked).toContain('急不急');
    expect(asked).not.toContain('这周要有答复');
    world.clock.set(officeHours);
  });
});

describe('the talk before', () => {
  test('is shown when the form opens, and only that of the last 24 hours', async () => {
    const member = somebody();
    await says(member, '公司拖欠工资怎么办');
    world.clock.advance(25 * hour);
    expect(await says(member, '约律师')).not.toContain('会附上');
    await says(member, '取消', '仲裁要多久');
    const opened = await says(member, '约律师');
    expect(opened).toContain('会附上：“仲裁要多久”');
    world.clock.set(officeHours);
  });

  const bookAfterTalk = async (attach: string) => {
    const member = somebody();
    await says(member, '公司拖欠工资怎么办', '仲裁要多久');
    const asked = await says(member, ...booking());
    expect(asked).toContain('要把您问的话和我答的题目');
    const summary = await says(member, attach, '跳过');
    expect(summary).toContain(`附上刚才的对话：${attach}`);
    expect(summary).not.toContain('仲裁要多久');
    await says(member, '提交');
    const row = await world.database.prisma.case.findFirstOrThrow({
      where: { openid: member.openid },
    });
    return openAnswers<Record<string, unknown>>(world.vault, row.answers);
  };

  test('goes to the lawyer if the member wants it', async () => {
    expect(await bookAfterTalk('要')).toMatchObject({
      talk: [
        { question: '公司拖欠工资怎么办', card: 'wage-arrears' },
        { question: '仲裁要多久', card: 'arb-how-long' },
      ],
    });
  });

  test('and not if not', async () => {
    const answers = await bookAfterTalk('不要');
    expect(answers).not.toHaveProperty('talk');
    expect(JSON.stringify(answers)).not.toContain('仲裁要多久');
  });

  test('is not asked for where there was none', async () => {
    expect(await says(somebody(), ...booking())).toContain('合同、工资条、通知这些照片');
  });

  test('is that from when the form opened, whatever is asked in between', async () => {
    const member = somebody();
    await says(member, '公司拖欠工资怎么办', ...booking().slice(0, 4));
    expect(await says(member, '上班路上受伤算工伤吗')).toContain('上下班途中');
    await says(member, ...booking().slice(4), '要', '跳过');
    const number = /收到了，编号 (LS\d+)/.exec(await says(member, '提交'))?.[1] ?? '';
    const { question } = await desk.show({ number, by: '陈律师' });
    expect(question.talk).toEqual([{ question: '公司拖欠工资怎么办', card: 'wage-arrears' }]);
  });
});

describe('a ticket and its member', () => {
  test('who has one open on the topic is told so, and may have another', async () => {
    const member = somebody();
    const number = await book(member, '3');
    expect(await says(member, '工伤想找律师')).toContain(`编号 ${number}（工伤和职业病）`);
    expect(await says(member, '我被辞退了想请律师')).toContain('已按您说的选了“辞退和补偿”');
    await says(member, '取消', '约律师');
    expect(await says(member, '另外约一件事')).toContain('同意吗');
  });

  test('who has several open says to which something is added; photos go with it', async () => {
    const member = somebody();
    const first = await book(member, '1');
    await says(member, '约律师', '3');
    await says(member, '1', '2', '公司上周口头通知我不用再来了。', '1', '3', '王芳', '13800138000');
    expect(await says(member, '跳过', '提交')).toContain('编号 LS');
    const which = await says(member, '补充说明');
    expect(which).toContain('1. 律师咨询（辞退和补偿） 11月23日 已提交');
    expect(which).toContain('2. 律师咨询（工资报酬）');
    expect(await says(member, '2', '工资条找到了，八月到十月的')).toContain('有照片的话');
    expect(heard(await member.sendsPhoto(photo))).toContain('收到第 1 张');
    expect((await desk.show({ number: first, by: '陈律师' })).photos).toEqual([]);
    expect(await says(member, '好了')).toContain(`已经放进编号 ${first}`);
    const sheet = await desk.show({ number: first, by: '陈律师' });
    expect(sheet.photos.map(({ content }) => content)).toEqual([photo]);
    expect(sheet.history.at(-1)).toMatchObject({
      state: 'submitted',
      material: { text: '工资条找到了，八月到十月的', photos: [sheet.photos[0]?.id] },
    });
    expect(await audited(first)).toEqual(['陈律师 ticket.show', '陈律师 ticket.show']);
  });

  test('who refuses here keeps the photos of the application that waits below', async () => {
    const member = somebody();
    await says(member, '申请困难救助', '1', '同意', '3', '2000', '家里有人住院，花费很大。');
    await member.sendsPhoto(photo);
    await says(member, '菜单', '约律师');
    await member.sendsPhoto(photo);
    expect(await says(member, '不同意')).toContain('都没有保存');
    const { openid } = member;
    expect(await world.database.prisma.storedFile.count({ where: { openid } })).toBe(1);
  });

  test('what is taken back can be neither added to nor answered', async () => {
    const member = somebody();
    const number = await book(member);
    await says(member, '补充材料');
    await world.database.prisma.case.updateMany({
      where: { openid: member.openid },
      data: { state: 'withdrawn' },
    });
    expect(await says(member, '工资条找到了', '跳过')).toContain('刚才补充的没有放进去');
    await expect(desk.answer({ number, by: '陈律师', words: '可以要。' })).rejects.toThrow(
      '会员已经撤回',
    );
    await expect(desk.take({ number, by: '陈律师' })).rejects.toThrow('会员已经撤回');
    expect(await audited(number)).toEqual([]);
    await deliver(world);
    expect(member.messages.some(({ text }) => text.includes('可以要。'))).toBe(false);
  });

  test('past its time the member reads that it is late, and the desk sees it', async () => {
    await world.database.prisma.case.deleteMany();
    const member = somebody();
    await book(member);
    expect(await overdueShown()).toBe('0');
    expect(await says(member, '进度')).toContain('最晚11月26日（周四）16:30前答复');
    world.clock.set('2026-11-26T16:31');
    expect(await says(member, '进度')).toContain('已经过了答应您的时间');
    expect(await overdueShown()).toBe('1');
    const { log, lines } = recordingLog();
    await overdueJob({ ...world, log }).run(world.clock.now());
    expect(lines).toMatchObject([{ level: 40, open: 1, overdue: 1 }]);
  });

  test('over a weekend and a holiday only working hours count', async () => {
    world.clock.set('2026-09-29T09:00');
    const member = somebody();
    expect(await says(member, '约律师')).toContain('最晚10月9日（周五）15:30前给您答复');
    const number = await book(somebody());
    const listed = (await desk.list('open')).find((one) => one.number === number);
    expect(sayMoment(listed?.dueAt ?? new Date(0))).toBe('10月9日（周五）15:30');
  });
});
