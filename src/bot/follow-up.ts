import { minute } from '../days.ts';
import { asksBack, bare } from './forms/words.ts';
import type { Talk } from './talk.ts';

/** Tied to what was said before: 那要多久, 怀孕的呢. */
const tied = /^(那|那么|如果|要是|另外|还有)|呢[?？]?$/;
/** Says how things are, and asks nothing: 已经离开了, 没签, 口头的. */
const remark =
  /^(我|他|她|公司|单位|老板|对方)?们?(已经|还没|还|没有?|不是|是|有的?|只|才|刚|就|都|早|自己|不|在|干了|做了|也)|的$/;
const shortRemark = 14;
/** Longer messages say themselves what they are about. */
const shortMessage = 18;
const shortAnswer = 12;
/** So long a bare 没有 or 多少钱 goes on from an answer. */
const lifetime = 60 * minute;
/** What is asked is no answer: 加班费怎么算 does not pick 加班费. */
const asks = /[?？]|吗|呢|怎么|多少|哪|什么|咋|啥|谁|几|能不能|是不是|要不要|有没有|可以/;

/** What a bare question asks for: it has no subject of its own, so it is about what was said before. */
export type Asked = 'amount' | 'time' | 'papers' | 'where' | 'how';

const before =
  '^(?:那|那么|那我|那现在|现在|请问)?(?:我们|我|咱)?(?:还|都|总共|一共|大概|一般|大约|最多|最少|至少|具体|到底)*(?:需要|要|得|应该|该|可以|能|可)*';
const after = '(?:呢|啊|呀|才行)?$';
const kinds: [Asked, string][] = [
  ['amount', '(?:赔|补|给|拿|要|付|算|值)*(?:多少钱|多少|几个月工资|怎么算|如何计算|怎么计算)'],
  ['time', '(?:等|花|用)?(?:多久|多长时间|几天|什么时候|啥时候)(?:有|出)?(?:结果|办好|下来|到账)?'],
  [
    'papers',
    '(?:交|带|准备|提供|提交|收集|留|有)*(?:什么|哪些|啥|些什么|些啥)(?:材料|证据|资料|手续|东西|证明)',
  ],
  ['papers', '(?:材料|证据|资料)(?:要|有)?(?:哪些|什么|怎么准备)?'],
  [
    'where',
    '(?:去|到|上|找|跟|向)?(?:哪里|哪儿|哪|谁|什么部门|哪个部门|哪个单位)(?:办|申请|投诉|说|告|问|管|办理|反映)?',
  ],
  [
    'how',
    '(?:怎么办|怎么申请|怎么弄|怎么做|怎么走|如何申请|咋办|咋弄|下一步|然后|接下来)(?:怎么办)?|怎么(?:告|投诉|举报|起诉)(?:他们?|公司|老板|单位)?',
  ],
];
const shapes = kinds.map(([asked, shape]): [Asked, RegExp] => [
  asked,
  new RegExp(before + shape + after),
]);

/** What a message asks for that is nothing but a question word: 多少钱, 要交什么材料. */
export function bareQuestion(text: string): Asked | undefined {
  const typed = bare(text);
  return shapes.find(([, shape]) => shape.test(typed))?.[0];
}

/** Short, and tied to what was said before. */
export function isTied(text: string): boolean {
  return bare(text).length <= shortMessage && tied.test(text);
}

/**
 * Which of the expected answers a short message gives: 已经离开了 by itself, a word of it (离职了,
 * 我离职了), or a good part of one (签了 for 已经签了).
 *
 * @returns its index; undefined if none, or if two fit alike
 */
export function answerIn(
  expected: readonly (readonly string[])[],
  text: string,
): number | undefined {
  const typed = bare(text);
  if (typed === '' || typed.length > shortAnswer) return undefined;
  const answers = expected.map((words) => words.map(bare));
  const exact = only(answers, (word) => word === typed);
  if (exact !== undefined || asks.test(text)) return exact;
  return only(
    answers,
    (word) =>
      (word.length >= 2 && typed.includes(word)) ||
      (typed.length >= 2 && typed.length * 2 >= word.length && word.includes(typed)),
  );
}

function only(answers: string[][], fits: (word: string) => boolean): number | undefined {
  const found = answers.flatMap((words, at) => (words.some(fits) ? [at] : []));
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Whether a message goes on from the topic: surely, where it answers what was expected or has no
 * subject of its own; perhaps, where its words lean on something said before; as a fact, where it
 * tells one, and the last answer came of a talk that can make something of it.
 */
export function goesOn(
  topic: Talk['topic'],
  text: string,
  now: Date,
): 'surely' | 'perhaps' | 'as-a-fact' | undefined {
  if (typeof topic?.intent !== 'string') return undefined;
  const fresh = typeof topic.at === 'number' && now.getTime() - topic.at <= lifetime;
  if (fresh && !topic.left && Array.isArray(topic.expects)) {
    const expected = topic.expects.map(String);
    if (bareQuestion(text) || answerIn([expected], text) !== undefined) return 'surely';
  }
  if (isTied(text)) return 'perhaps';
  const isRemark = bare(text).length <= shortRemark && remark.test(text) && !asksBack(text);
  return isRemark && Array.isArray(topic.talk) ? 'as-a-fact' : undefined;
}
