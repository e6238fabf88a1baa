import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openBrowser } from '../support/browser.ts';
import { createProgram, type Program } from '../support/program.ts';
import { freePort } from '../support/serve.ts';

// A newcomer at /simulator: the program as `npm start` runs it with nothing set, and a real browser.
describe.runIf(chromiumPath)('the chat page', { timeout: 60_000 }, () => {
  let program: Program;
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    program = await createProgram({ port: await freePort() });
    await program.start();
    browser = await openBrowser();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(`${program.origin}/simulator/`);
    await lastBubble('欢迎来到工会');
  });

  afterAll(async () => {
    await browser?.close();
    await program?.close();
  });

  const bubbles = () => page.locator('#lines .bubble');

  /** Waits until the account's last words hold the text. */
  async function lastBubble(text: string): Promise<string> {
    const found = bubbles().last().filter({ hasText: text });
    await found.waitFor({ timeout: 15_000 }).catch(async () => {
      throw new Error(
        `waited for ${text}, but the last words are:\n${await bubbles().last().innerText()}`,
      );
    });
    return found.innerText();
  }

  async function says(text: string): Promise<void> {
    const keyboard = page.getByLabel('显示键盘');
    if (await keyboard.isVisible()) await keyboard.click();
    await page.getByLabel('说点什么').fill(text);
    await page.keyboard.press('Enter');
  }

  test('answers a question about wages with its article', async () => {
    await says('老板拖欠我三个月工资怎么办');
    const answer = await lastBubble('不是律师意见');
    expect(answer).toMatch(/第\d+条/);
  });

  test('asks back when a question is only a word, and a tap answers', async () => {
    await says('工伤');
    await lastBubble('1.');
    await bubbles().last().getByRole('button').first().click();
    const answer = await lastBubble('不是律师意见');
    expect(answer).toContain('工伤');
  });

  test('takes a relief application with a photo, a law question and a restart in between', async () => {
    await says('我想申请困难救助');
    await lastBubble('救助类型');
    await says('1');
    await lastBubble('同意吗');
    await says('同意');
    await lastBubble('几口人');
    await program.kill();
    await program.start();
    await says('公司不交社保合法吗');
    await lastBubble('接着填');
    const talk: [string, string][] = [
      ['3', '每人每月收入'],
      ['跳过', '家里的困难'],
      ['老公生病住院，家里花光了积蓄', '申请多少元'],
      ['5000', '叫什么名字'],
      ['王小安', '手机号'],
      ['13800138000', '身份证'],
      ['11010519491231002X', '镇'],
      ['三墩镇', '照片'],
    ];
    for (const [words, expected] of talk) {
      await says(words);
      await lastBubble(expected);
    }
    await page.getByLabel('更多功能').click();
    await page.getByLabel('选择图片').setInputFiles(path.resolve('test/support/photo.jpg'));
    await lastBubble('收到第 1 张');
    await says('好了');
    const summary = await lastBubble('请核对');
    expect(summary).toContain('证明照片：1张');
    expect(summary).not.toContain('11010519491231002X');
    await says('1');
    await lastBubble('KN');
    await says('查进度');
    await lastBubble('KN');
  });

  test('tells the place on the waiting list of a full class', async () => {
    await says('有什么活动');
    const list = await lastBubble('已满');
    const full = list.split('\n').find((line) => line.includes('已满')) ?? '';
    await says(`报名${/《(.+?)》/.exec(full)?.[1] ?? ''}`);
    await lastBubble('候补');
    await says('1');
    await lastBubble('现在是第');
  });

  test('shows the bulletin, nonsense and another law answered honestly', async () => {
    await says('今日播报');
    await lastBubble('每日播报');
    await says('啊啊啊啊');
    await lastBubble('菜单');
    await says('离婚财产怎么分');
    await lastBubble('12348');
  });

  test('changes the follower, taps the menu, and finds the union by a place', async () => {
    await page.locator('#people-list').getByText('王师傅').click();
    await lastBubble('欢迎来到工会');
    const keyboard = page.getByLabel('显示键盘');
    if (!(await keyboard.isVisible())) await page.getByRole('button', { name: '显示菜单' }).click();
    await page.getByRole('button', { name: '看一看' }).click();
    await page.getByRole('button', { name: '今日播报' }).last().click();
    await lastBubble('每日播报');
  });

  test('shows what was repeated when answers get lost', async () => {
    await fetch(`${program.origin}/simulator/api/misbehave`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ dropAnswers: { attempts: 1, times: 1 } }),
    });
    await says('谢谢');
    await expect
      .poll(() => page.locator('#lines').innerText(), { timeout: 15_000 })
      .toContain('第2次投递');
  });

  test('had no error in the page', () => {
    expect(problems).toEqual([]);
  });
});
