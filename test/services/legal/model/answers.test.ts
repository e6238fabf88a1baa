import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createModelServer, type ModelServer } from '../../../support/model-server.ts';
import { createWorld, type World } from '../../../support/world.ts';

// The whole program with a language model beside it, which does well, lies, dawdles or is dead.
const question = '公司拖欠我三个月工资怎么办';
const cardsBasis = '劳动合同法》（2012年修正）第30条';

let server: ModelServer;
let world: World;
beforeAll(async () => {
  server = await createModelServer();
  world = await createWorld({
    env: { LLM_BASE_URL: server.url, LLM_API_KEY: 'any', LLM_MODEL: 'stand-in' },
  });
});
afterAll(async () => {
  await world.close();
  await server.close();
});

let members = 0;
let plainAnswer = '';
beforeEach(() => {
  server.asked.length = 0;
});

async function asks(text: string): Promise<string> {
  const seen = await world.wechat.follower(`问的人${members++}`).says(text);
  return seen.map((message) => message.text).join('\n');
}

const saying = (answer: string, card = 1) => ({ says: JSON.stringify({ card, answer }) });
const good =
  '您的工资单位必须足额按时发。先留好证据，再和单位书面交涉，谈不拢就去投诉或者申请仲裁。';

describe('a model that is asked', () => {
  test('tells the answer in its words; basis, next step and the plain word stay the card’s', async () => {
    server.behaves(saying(good));
    const heard = await asks(question);
    expect(heard).toContain(good);
    expect(heard).toContain(cardsBasis);
    expect(heard).toContain('下一步：');
    expect(heard).toContain('不是律师意见');
  });

  test('is not told who asks', async () => {
    server.behaves(saying(good));
    await asks(`我叫王小芳，电话13912345678，身份证330106199001011234，${question}`);
    expect(server.asked).toHaveLength(1);
    for (const secret of ['王小芳', '13912345678', '330106199001011234'])
      expect(server.asked[0]).not.toContain(secret);
    expect(server.asked[0]).toContain('拖欠我三个月工资');
  });

  test('does not hear of despair: there is somebody to call', async () => {
    server.behaves(saying(good));
    expect(await asks(`${question}，我真不想活了`)).not.toContain(cardsBasis);
    expect(server.asked).toHaveLength(0);
  });

  test('is not asked what is none of the law’s business, nor in the middle of a form', async () => {
    server.behaves(saying(good));
    const member = world.wechat.follower('填表的人');
    await member.says('今天有什么活动');
    await member.says('我想申请困难补助');
    await member.says(question);
    expect(server.asked).toHaveLength(0);
  });
});

describe('the card stands', () => {
  beforeAll(async () => {
    server.behaves({ says: '{"card": 0, "answer": ""}' });
    plainAnswer = await asks(question);
    expect(plainAnswer).toContain(cardsBasis);
  });

  test.each([
    ['an article that was not retrieved', `${good}根据劳动合同法第八十二条，可以要二倍工资。`],
    ['an article of another law', `${good}见《刑法》第276条。`],
    ['a number that is in no source', `${good}单位还要另外赔您5000元。`],
    ['a term that is in no source', `${good}请在四十五天以内去办。`],
    ['a promise', `${good}您肯定能赢。`],
    ['a link', `${good}请看 https://example.com`],
    ['much too much', good.repeat(20)],
  ])('if it says %s', async (_what, answer) => {
    server.behaves(saying(answer));
    expect(await asks(question)).toBe(plainAnswer);
    expect(server.asked.length).toBeGreaterThan(0);
  });

  test.each([
    ['chooses a card that was not offered', saying(good, 9)],
    ['says no JSON', { says: good }],
    ['answers with an error', 'refuses'],
    ['answers with a page', 'garbage'],
  ] as const)('if it %s', async (_what, manner) => {
    server.behaves(saying(good)); // a success: the failures before do not add up
    await asks(question);
    server.behaves(manner);
    expect(await asks(question)).toBe(plainAnswer);
  });

  test('if it does not answer in time, within the five seconds', async () => {
    server.behaves(saying(good));
    await asks(question);
    server.behaves('slow');
    const started = performance.now();
    expect(await asks(question)).toBe(plainAnswer);
    expect(performance.now() - started).toBeLessThan(4_500);
  });

  test('if it is dead; after three failures nobody waits for it', async () => {
    server.behaves('refuses');
    for (let failures = 0; failures < 3; failures++) await asks(question);
    server.asked.length = 0;
    expect(await asks(question)).toBe(plainAnswer);
    expect(server.asked).toHaveLength(0);
  });
});
