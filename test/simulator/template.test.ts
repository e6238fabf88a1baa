import { expect, test } from 'vitest';
import { minute } from '../../src/days.ts';
import { setStage } from './support.ts';

const SEND = '/cgi-bin/message/template/send';
const template = {
  id: 'TM1',
  title: '办件进度提醒',
  content: '办件:{{thing1.DATA}}\n状态：{{phrase2.DATA}}',
};
const data = { thing1: { value: '困难帮扶' }, phrase2: { value: '已受理' } };

test('a template message is seen as a card, and its result is told with the id', async () => {
  const { world, api, heard, origin } = await setStage({ bot: () => null, templates: [template] });
  const anna = world.follower('小安');
  const body = { touser: anna.openid, template_id: 'TM1', url: 'https://a.cn/1', data };
  const sent = await api(SEND, body);
  expect(sent.errcode).toBe(0);
  await world.settles();
  expect(anna.messages.at(-1)).toMatchObject({
    via: 'template',
    title: '办件进度提醒',
    url: 'https://a.cn/1',
    fields: [
      { label: '办件', value: '困难帮扶' },
      { label: '状态', value: '已受理' },
    ],
  });
  // The id is longer than a number: only the raw text of the answer has all its digits.
  const raw = world.calls.findLast(({ endpoint }) => endpoint === SEND)?.response;
  expect(heard.at(-1)).toMatchObject({ Event: 'TEMPLATESENDJOBFINISH', Status: 'success' });
  expect(raw).toBe(`{"errcode":0,"errmsg":"ok","msgid":${heard.at(-1)?.MsgID}}`);
  expect(origin).toContain('/simulator');
});

test('what is refused, and what fails afterwards', async () => {
  const { world, api, heard } = await setStage({ bot: () => null, templates: [template] });
  const anna = world.follower('小安');
  await anna.welcomed;
  const code = async (change: object): Promise<number> =>
    (await api(SEND, { touser: anna.openid, template_id: 'TM1', data, ...change })).errcode;
  expect(await code({ touser: 'oNobody' })).toBe(40003);
  expect(await code({ template_id: 'TM2' })).toBe(40037);
  expect(await code({ data: { thing1: { value: '只有一个' } } })).toBe(47003);
  expect(await code({ data: { ...data, thing1: { value: '长'.repeat(21) } } })).toBe(47003);
  anna.blocksTemplates();
  expect(await code({})).toBe(0);
  await world.settles();
  expect(heard.at(-1)).toMatchObject({ Status: 'failed:user block' });
  await anna.unfollows();
  expect(await code({})).toBe(43004);
});

test('one client_msg_id is sent once in ten minutes', async () => {
  const { world, api, clock } = await setStage({ bot: () => null, templates: [template] });
  const anna = world.follower('小安');
  const body = { touser: anna.openid, template_id: 'TM1', data, client_msg_id: 'case-1' };
  for (let i = 0; i < 3; i++) expect((await api(SEND, body)).errcode).toBe(0);
  await world.settles();
  expect(anna.messages).toHaveLength(1);
  clock.passes(10 * minute);
  await api(SEND, body);
  await world.settles();
  expect(anna.messages).toHaveLength(2);
});

test('a subscription account has none', async () => {
  const { world, api } = await setStage({ accountType: 'subscription', templates: [template] });
  const { openid: touser } = world.follower('小安');
  expect((await api(SEND, { touser, template_id: 'TM1', data })).errcode).toBe(48001);
});
