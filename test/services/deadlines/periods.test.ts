import path from 'node:path';
import { expect, test } from 'vitest';
import { loadIntents } from '../../../src/bot/intents/index.ts';
import { plainText } from '../../../src/bot/render.ts';
import { choices } from '../../../src/bot/reply.ts';
import { createSay } from '../../../src/bot/say.ts';
import { addDays } from '../../../src/days.ts';
import { commands } from '../../../src/services/deadlines/commands.ts';
import { lastDayOf } from '../../../src/services/deadlines/last-day.ts';
import { type Length, readPeriods } from '../../../src/services/deadlines/period.ts';
import { explain } from '../../../src/services/deadlines/wording.ts';
import { amountsIn } from '../../../src/services/legal/laws/amounts.ts';
import { loadLaws } from '../../../src/services/legal/laws/laws.ts';
import { loadStatutes } from '../../../src/services/legal/laws/statutes.ts';
import { seedFile } from '../../../src/services/seed-file.ts';
import { readOfficeHours } from '../../../src/services/staff/index.ts';

const periods = readPeriods();
const laws = await loadLaws(seedFile('legal-laws.yaml'));
const calendar = readOfficeHours();
const { intents, shared } = await loadIntents(path.resolve('intents'));
const replies = intents.find(({ intent }) => intent === 'ask-law')?.replies ?? {};
const say = createSay(replies, shared);
const statutes = await loadStatutes(path.resolve('../shared/laws'));
if (!statutes) console.warn('There are no laws’ texts in ../shared/laws: periods are not proved.');

test('those that others offer are there', () => {
  const agreed = ['arbitration', 'sue', 'enforce', 'injury-report', 'injury-review'];
  for (const name of [...agreed, 'inspection', 'capacity-review'])
    expect(periods.get(name)?.name).toBe(name);
});

const unitOf = (length: Length) =>
  'years' in length
    ? `${length.years} 年`
    : 'months' in length
      ? `${length.months} 个月`
      : `${length.days} 日`;

test.each([...periods.values()])('$name has its question and cites laws we know', (period) => {
  expect(say(`ask.deadline-${period.name}`)).toMatch(/[？。]$/);
  for (const { law } of period.articles) expect(laws.has(law), law).toBe(true);
});

test.runIf(statutes).each([...periods.values()])('$name is proved by its articles', (period) => {
  const texts = period.articles.map(({ law, article }) => statutes?.article(law, article));
  for (const text of texts) expect(text).toBeDefined();
  const stated = texts.flatMap((text) => amountsIn(text ?? ''));
  const amounts = new Set(stated.map(({ value, unit }) => `${value} ${unit}`));
  // What stands in another law is named as its source; everything else is in an article cited.
  if (!period.source) expect(amounts).toContain(unitOf(period.length));
  if (period.first) expect(amounts).toContain(unitOf(period.first.length));
  const said = [period.todo, period.remark, period.late, period.first?.says ?? ''];
  if (!period.source)
    for (const { value, unit, said: words } of said.flatMap(amountsIn))
      expect(amounts, words).toContain(`${value} ${unit}`);
});

test.each([...periods.values()])('what is said of $name fits one message', (period) => {
  const options = ['到期提醒我', '换个日子再算', '不用提醒'].map((label) => ({
    label,
    action: 'a',
  }));
  // Ahead, on the day, over; in a year whose holidays are unknown, and on a rest day.
  for (const from of ['2025-11-23', '2026-10-01', '2024-02-29']) {
    const last = lastDayOf(period, from, calendar);
    for (const shift of [-100, 0, 100]) {
      const today = addDays(last.last, shift);
      const words = explain(say, { periods, laws, calendar }, { period, from, last, today });
      const bytes = Buffer.byteLength(plainText(choices(words, options)));
      expect(bytes).toBeLessThanOrEqual(2_048);
    }
  }
});

test('the list of periods fits one message', () => {
  const options = [...periods.values()].map(({ title }) => ({ label: title, action: 'a' }));
  const text = plainText(choices(say('deadline.which'), options));
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2_048);
});

test('what others may see on the phone is neutral, and fits the template', () => {
  expect([...say('deadline.notice')].length).toBeLessThanOrEqual(20);
  const telling = new RegExp(
    `仲裁|纠纷|争议|起诉|法院|工伤|欠薪|维权|投诉|${[...periods.values()].map(({ title }) => title).join('|')}`,
  );
  for (const key of ['deadline.notice', 'deadline.message', 'deadline.message.today'])
    expect(replies[key]).not.toMatch(telling);
});

test('commands are what members type, and take nothing from an intent', () => {
  const meant = (text: string) =>
    commands.flatMap((command) =>
      'action' in command && command.shape.test(text) ? [command.action] : [],
    );
  for (const text of [
    '我的提醒',
    '“我的提醒”。',
    '查看我的到期提醒',
    '取消提醒',
    '别提醒我了',
    '看看提醒',
  ])
    expect(meant(text), text).toEqual(['deadlines.mine']);
  for (const text of ['到期提醒', '设个到期提醒', '我要设置期限提醒', '到期提醒我'])
    expect(meant(text), text).toEqual(['deadlines.ask']);
  // A question for a last day is taken from the law and the sums, and from nothing else.
  for (const { intent, title, examples } of intents)
    for (const text of [title, ...examples])
      expect(['ask-law', 'calculate-pay'].includes(intent) ? [] : meant(text), text).toEqual([]);
  for (const { examples } of intents)
    for (const text of examples)
      expect(
        meant(text).filter((action) => action !== 'deadlines.typed'),
        text,
      ).toEqual([]);
});
