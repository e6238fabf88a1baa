import { afterEach, describe, expect, test } from 'vitest';
import type { Talk } from '../../src/bot/talk.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
afterEach(() => world.close());

describe('a form that an update changed', () => {
  async function changeTop(openid: string, change: (talk: Talk) => void) {
    const where = { openid };
    const { talk } = await world.database.prisma.follower.findUniqueOrThrow({ where });
    const opened = world.vault.openJson<Talk>(talk as Uint8Array, 'follower.talk');
    change(opened);
    await world.database.prisma.follower.update({
      where,
      data: { talk: world.vault.sealJson(opened, 'follower.talk') },
    });
  }

  for (const word of ['继续', '返回', '取消'])
    test(`is told of at ${word}`, async () => {
      world = await createWorld();
      const member = world.wechat.follower('小安');
      await member.says('我想申请困难补助');
      await changeTop(member.openid, ({ forms }) => {
        Object.assign(forms.at(-1) ?? {}, { version: 99, asking: 'gone' });
      });
      expect((await member.says(word))[0]?.text).toContain('已经作废');
    });

  test('does not give its answer to the form below', async () => {
    world = await createWorld();
    const member = world.wechat.follower('小安');
    await member.says('我想申请困难补助');
    await changeTop(member.openid, ({ forms }) => {
      const [form] = forms;
      if (form) forms.push({ ...form, form: 'reception.gone' });
    });
    const [answer] = await member.says('大病医疗');
    expect(answer?.text).toContain('救助类型');
    await changeTop(member.openid, ({ forms }) => expect(forms).toHaveLength(1));
    await changeTop(member.openid, ({ forms }) => expect(forms[0]?.answers).toEqual({}));
  });
});
