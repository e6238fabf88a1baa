import { expect, test } from 'vitest';
import { member, words } from './support.ts';

test.each([
  ['老板三个月没发工资了', '《劳动合同法》（2012年修正）第30条'],
  ['在服装厂干了七个月一直没签合同 能赔多少', '《劳动合同法》（2012年修正）第82条'],
  ['公司不給加班費怎麼辦', '《劳动合同法》（2012年修正）第31条'],
  ['怀孕七个月还要上大夜班', '《女职工劳动保护特别规定》第6条'],
  ['下班骑车被汽车撞了 对方全责', '《工伤保险条例》（2010年修订）第14条'],
  ['劳动仲才要花多少钱', '《劳动争议调解仲裁法》第53条'],
  ['女职工能不能下井', '第4条、附录'],
])('%s is answered, with what it rests on', async (question, basis) => {
  const answer = await member().says(question);
  expect(words(answer)).toContain(basis);
  expect(words(answer)).toContain('下一步：');
  expect(words(answer)).toContain('普法信息，不是律师意见');
});

test('a bare word is asked back, and a pick is answered', async () => {
  const she = member();
  for (const word of ['工伤', '工傷咋辦？', '我想问工伤的事']) {
    const asked = await she.says(word);
    expect(asked).toMatchObject({ kind: 'choices', head: '工伤您想问哪一步？' });
  }
  expect(words(await she.picks(1))).toContain('先救人治伤');
});

test('an unclear question gets the likeliest cards and a person to choose from', async () => {
  const asked = await member().says('签了协议');
  if (asked.kind !== 'choices') throw new Error(words(asked));
  expect(asked.options.length).toBeLessThanOrEqual(5);
  expect(asked.options.at(-1)).toMatchObject({ action: 'legal.none' });
});

test.each([
  ['离婚财产怎么分', '“婚姻家庭”'],
  ['房东不退押金怎么办', '“房屋和物业”'],
  ['网上买到假货商家不退款', '“消费维权”'],
])('%s is other law: 12348', async (question, area) => {
  const answer = words(await member().says(question));
  expect(answer).toContain(area);
  expect(answer).toContain('12348');
});

test.each(['今天天气真不错', 'asdfgh', '哈哈哈', '？？？', '', '123456', '👍'])(
  'nonsense goes back to the menu: %s',
  async (nonsense) => {
    const answer = await member().says(nonsense);
    if (answer.kind !== 'choices') throw new Error(words(answer));
    expect(answer.options[0]).toMatchObject({ args: { intent: 'menu' } });
    expect(answer.head).toContain('12348');
  },
);

test('from the menu it invites to ask', async () => {
  expect(words(await member().taps())).toContain('直接打字问我');
});

test.each([
  ['公司无缘无故把我开了怎么赔', '那怀孕的呢', '《女职工劳动保护特别规定》第5条'],
  ['上下班车祸算工伤吗', '那认定要多久', '《工伤保险条例》（2010年修订）第20条'],
  ['平时晚上加班怎么算钱', '国庆呢', '不低于工资的300%'],
  ['产假有多少天', '那流产的呢', '休15天'],
  ['哪些人能领失业金', '那能领几个月', '最长12个月'],
])('%s · %s goes on from there', async (question, next, said) => {
  const she = member();
  await she.says(question);
  expect(words(await she.says(next))).toContain(said);
});

test('a follow-up with nothing before it is a question like any other', async () => {
  expect(words(await member().says('那产假呢'))).toContain('产假您想问哪一种情况');
});

test('a fact already told leads to the right one of two cards', async () => {
  const she = member();
  expect(words(await she.says('下班路上车祸 交警判我主要责任'))).toContain('一般认不了工伤');
  expect(words(await she.says('老板拖欠工资 我已经离职了'))).toContain('一次付清');
});

test('where the answer is general the cases are offered', async () => {
  const she = member();
  const answer = await she.says('加班费怎么算');
  expect(answer).toMatchObject({ kind: 'choices' });
  expect(words(await she.picks(2))).toContain('200%');
});

test('where it holds for the usual case the other cases are named', async () => {
  expect(words(await member().says('老板拖欠工资怎么办啊 三个月了'))).toContain(
    '要是您的情况是“已经离开了”、“老板联系不上了”',
  );
});

test('an option whose card is gone since is no mistake', async () => {
  expect(words(await member().picksCard('gone'))).toContain('直接打字问我');
});

test('the same question gets the same answer', async () => {
  const [one, two] = [member(), member()];
  for (const question of ['公司让我签竞业协议', '干了三年被裁', '社保断了'])
    expect(await one.says(question)).toEqual(await two.says(question));
});
