import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile, compileMessage, sendBefore } from '../../../src/services/bulletin/compile.ts';

const item = (title: string, body = '正文', url: string | null = null) => ({ title, body, url });
const day = '2026-11-22';
const more = '更多内容，回复“今日播报”查看。';

describe('a bulletin', () => {
  test('is the day and its items in order, with their links', () => {
    const text = compile(day, [item('瑜伽班', '报名中'), item('摄影赛', '征稿', 'https://a.cn/1')]);
    expect(text).toBe(
      '【每日播报】11月22日（周日）\n\n· 瑜伽班\n报名中\n\n· 摄影赛\n征稿\nhttps://a.cn/1',
    );
    expect(compileMessage(day, [item('瑜伽班', '报名中')])).toBe(
      compile(day, [item('瑜伽班', '报名中')]),
    );
  });

  test('too long for a message ends where an item would not fit, and says where the rest is', () => {
    const items = Array.from({ length: 10 }, (_, at) => item(`第${at + 1}件事`, '话'.repeat(100)));
    const message = compileMessage(day, items);
    expect(message).toContain('· 第5件事\n话');
    expect(message).not.toContain('6. ');
    expect(message.endsWith(`话\n\n${more}`)).toBe(true);
    expect(compile(day, items)).toContain('· 第10件事');
  });

  test('whose first item alone is too long shows its beginning', () => {
    const message = compileMessage(day, [item('很长的事', '话'.repeat(1000)), item('别的')]);
    expect(message).toMatch(/^【每日播报】.*\n\n· 很长的事\n话+…\n\n更多内容/);
    expect(Buffer.byteLength(message)).toBeGreaterThan(1_800);
  });

  test('fits the platform’s 2,048 bytes with its link, whatever is in it', () => {
    const texts = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 400 });
    const items = fc.array(fc.record({ title: texts, body: texts, url: fc.option(fc.webUrl()) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(items, (some) => {
        const message = compileMessage(day, some);
        expect(Buffer.byteLength(message)).toBeLessThanOrEqual(1_900);
        expect(Buffer.from(message).toString()).toBe(message);
        const whole = compile(day, some);
        const isWhole = message === whole;
        expect(isWhole || message.endsWith(more)).toBe(true);
        const shown = message.slice(0, message.length - more.length - 2).replace(/…$/, '');
        expect(isWhole || whole.startsWith(shown)).toBe(true);
      }),
    );
  });
});

test('it is not sent after noon, Asia/Shanghai', () => {
  expect(sendBefore(day)).toEqual(new Date('2026-11-22T12:00:00+08:00'));
});
