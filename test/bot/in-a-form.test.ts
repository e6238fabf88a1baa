import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadIntents } from '../../src/bot/intents/index.ts';
import { createWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

let members = 0;
/** What is answered to the last of the messages, as it is read. */
async function lastAnswer(...said: string[]): Promise<string> {
  const member = world.wechat.follower(`填表${members++}`);
  let answer: { text?: string | undefined }[] = [];
  for (const words of said) answer = await member.says(words);
  return plain(answer);
}
const plain = (answer: { text?: string | undefined }[]) =>
  answer
    .map(({ text }) => text ?? '')
    .join('\n')
    .replaceAll(/<a [^>]*>(.*?)<\/a>/g, '$1');

const household = ['我想申请困难补助', '1', '同意'];
const story = [...household, '3', '2000'];
const name = [...story, '老公上个月查出癌症，一直在住院治疗', '5000'];
const contract = ['申请法律服务包', '1'];

describe('in a form nothing else is done', () => {
  test.each(['我们家就我一个人干活 还有两个娃', '我和老公还有两个孩子', '好几个人呢'])(
    '%s is an attempt at an answer',
    async (said) => {
      const answer = await lastAnswer(...household, said);
      expect(answer).toContain('几口人');
      expect(answer).not.toMatch(/报名|想报哪|接着填/);
    },
  );

  test.each(['我要报名瑜伽班', '帮我取消报名', '退订播报', '我想加入工会'])(
    '%s waits until the form is filled in',
    async (said) => {
      const answer = await lastAnswer(...household, said);
      expect(answer).toContain('等填完这张再办');
      expect(answer).toContain('接着填《困难帮扶申请》');
    },
  );

  test('no seat is taken', async () => {
    const taken = () => world.database.prisma.signUp.count();
    const before = await taken();
    await lastAnswer(...household, '帮我和同事王芳报名健步走', '1', '王芳');
    expect(await taken()).toBe(before);
  });

  test.each(['有什么活动', '查进度', '医疗互助怎么参加', '被公司辞退怎么赔'])(
    '%s is told, and the next number is the form’s',
    async (said) => {
      expect(await lastAnswer(...household, said)).toContain('接着填《困难帮扶申请》');
      expect(await lastAnswer(...household, said, '3')).toContain('收入');
    },
  );
});

test('what is offered in between cannot be picked by a number, and says nothing of one', async () => {
  const answer = await lastAnswer(...household, '有什么活动');
  expect(answer.split('接着填')[0]).not.toContain('回复数字');
  expect(answer.match(/健步走达人赛/g)).toHaveLength(1);
});

describe('what is no value', () => {
  test('the question how to find it', async () => {
    const answer = await lastAnswer(...contract, '公司全称怎么查');
    expect(answer).toContain('单位');
    expect(await lastAnswer(...contract, '公司全称怎么查', '杭州宏达电子有限公司')).toMatch(
      /日期|哪天/,
    );
  });
  test.each(['不知道全名', '不知道', '不清楚', '忘了'])('%s', async (said) => {
    expect(await lastAnswer(...contract, said)).toContain('人工');
    expect(await lastAnswer(...contract, said, '杭州宏达电子有限公司')).toMatch(/日期|哪天/);
  });
  test('a telephone number as a story', async () => {
    expect(await lastAnswer(...story, '13812345678')).toContain('写几句话');
  });
  test('没有 where a number must be', async () => {
    expect(await lastAnswer(...household, '不清楚')).toContain('人工');
  });
  test('还差好多 is nobody', async () => {
    expect(await lastAnswer(...name, '还差好多')).not.toContain('手机号');
  });
});

test('a correction names a field by what everybody calls it', async () => {
  const answer = await lastAnswer(
    ...contract,
    '杭州红达电子有限公司',
    '12月20日',
    '蒋村',
    '公司名字改成杭州宏达电子有限公司',
  );
  expect(answer).toContain('单位名称记下了');
  expect(answer).toContain('在哪里办');
});

describe('a story', () => {
  test('is the story, whatever it asks', async () => {
    const said = '老公送外卖被车撞了，公司不赔，孩子还要上学，工会能不能帮帮我们';
    expect(await lastAnswer(...story, said)).toContain('申请多少');
  });
  test('is none if it is a short question', async () => {
    expect(await lastAnswer(...story, '等等 先不说 我有个问题产检算不算请假')).toContain('接着填');
  });
});

test.each(['吴小莉', '伍小芳', '查良镛', '王芳'])('%s is a name', async (said) => {
  expect(await lastAnswer(...name, said)).toContain('手机号');
});
test('查进度 is nobody’s name', async () => {
  expect(await lastAnswer(...name, '查进度')).toContain('接着填');
});

describe('what goes on from a law answer', () => {
  test.each(['那要多久', '怎么告他'])('%s', async (said) => {
    const answer = await lastAnswer(...household, '公司拖欠工资怎么办', said);
    expect(answer).toContain('接着填');
    expect(answer).toContain('几口人');
  });
});

test('another question of the same kind comes after the sum', async () => {
  const answer = await lastAnswer('算经济补偿', '工伤9级赔多少');
  expect(answer).toContain('取消');
  expect(answer).not.toContain('没对上选项');
});

test('a form that lapsed is told of, and can be begun again', async () => {
  const member = world.wechat.follower('隔天的人');
  for (const words of household) await member.says(words);
  world.clock.advance(71 * 3_600_000);
  expect(plain(await member.says('有什么活动'))).toContain('接着填');
  world.clock.advance(73 * 3_600_000);
  const answer = plain(await member.says('3个人'));
  expect(answer).toContain('已经作废');
  expect(answer).toContain('困难帮扶');
  expect(plain(await member.says('困难帮扶'))).toContain('救助类型');
});

test('whatever comes first after that, it is said', async () => {
  const member = world.wechat.follower('又隔天的人');
  for (const words of household) await member.says(words);
  world.clock.advance(73 * 3_600_000);
  expect(plain(await member.says('菜单'))).toContain('已经作废');
  expect(plain(await member.says('菜单'))).not.toContain('已经作废');
});

test.each(['算了不填了', '不要了', '不想填了', '先不弄了'])('%s cancels', async (said) => {
  expect(await lastAnswer(...household, said)).toContain('已取消');
});

test('a voice that cannot be read is answered, and the question asked again', async () => {
  const member = world.wechat.follower('说话的人');
  for (const words of household) await member.says(words);
  const answer = plain(await member.sendsVoice());
  expect(answer).toContain('打字');
  expect(answer).toContain('几口人');
});

test('对的没问题 submits what was shown', async () => {
  const filled = [...name, '王芳', '13812345678', '11010519491231002X', '蒋村', '跳过'];
  expect(await lastAnswer(...filled)).toContain('请核对');
  expect(await lastAnswer(...filled, '对的没问题')).toContain('编号');
});

describe('the paper for the labour arbitration', () => {
  const employer = [
    '写仲裁申请书',
    '同意',
    '张三',
    '13812345678',
    '11010519491231002X',
    '文三路1号',
  ];
  const contract = [...employer, '杭州宏达电子有限公司', '杭州市西湖区文三路2号', '2019年3月1日'];
  test.each(['公司全称怎么查', '不知道全名'])('%s is no company', async (said) => {
    expect(await lastAnswer(...employer, said)).toContain('单位的全称');
  });
  test('a question is nobody’s work', async () => {
    const answer = await lastAnswer(...contract, '在公司食堂摔断了腿算不算工伤');
    expect(answer).toContain('接着填');
    expect(await lastAnswer(...contract, '厨师')).not.toBe(answer);
  });
});

test('a question in a form of its own matter is no law answer but an attempt', async () => {
  for (const said of ['被老板赶走了', '下周五要签字', '公司电话空着']) {
    const answer = await lastAnswer('预约律师', '同意', said);
    expect(answer).toContain('没对上选项');
    expect(answer).not.toContain('依据');
  }
});

test('a place sent in a form is no answer, and the question is asked again', async () => {
  const member = world.wechat.follower('在路上的人');
  for (const words of household) await member.says(words);
  expect(plain(await member.sendsLocation(30.28, 120.1, '文新街道'))).toContain('几口人');
});

test('only what tells may interrupt a form', async () => {
  const { intents } = await loadIntents('intents');
  const acting =
    /^(sign-up|cancel-sign-up|apply-relief|book-lawyer|legal-service-package|join-union|(un)?subscribe-bulletin)$/;
  const may = intents.filter(({ interrupts }) => interrupts).map(({ intent }) => intent);
  expect(may.length).toBeGreaterThan(10);
  expect(may.filter((intent) => acting.test(intent))).toEqual([]);
});
