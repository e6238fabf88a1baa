/** Typed words are compared without case, width, blanks, punctuation and what cannot be seen. */
export function bare(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\p{M}\p{C}\s]/gu, '');
}

const set = (...lines: string[]) => new Set(lines.join(',').split(','));
const yes = set(
  '是,是的,是啊,是滴,对,对的,对啊,对呀,没错,好,好的,好滴,好呀,好吧,嗯,嗯嗯,恩,行,行吧,可以,可以的',
  '有,有的,要,需要,愿意,确认,确定,同意,我同意,没问题,1,y,yes,ok',
);
const no = set(
  '否,不,不是,不是的,没有,没有的,没,无,不要,不用,不用了,不要了,不需要,不愿意,不行,不可以,不对,不同意,我不同意,算了,2,n,no',
);
const skip = set('跳过,略过,没有,无,暂无,没,不填,不写,不清楚,略,下一步,下一个');
const done = set(
  '好了,完成,完了,没有了,没了,发完了,传完了,发好了,传好了,就这些,就这么多,就这张,结束,可以了,够了',
  '下一步,好,好的,没有',
);
const submit = set(
  '1,提交,提交吧,确认,确认提交,确认无误,无误,是,是的,好,好的,对,对的,没错,没问题,可以,行,嗯,ok,确定',
);
const change = set('2,修改,改,要改,我要改,我要修改,改一下,修改一下,不对,错了,有误,填错了,写错了');

/** 金额多少可以, 手机号会泄露吗: a question, not an answer. */
export const asksBack = (text: string) => /[?？]|吗|什么|多少|哪|谁|怎么|为啥|会不会/.test(text);
/** 好的，提交吧: the word itself, after nothing but agreement. */
const plainSubmit =
  /^(嗯|好的?|可以了?|没问题|没错|对的?|行|确认|就这样|那就?|帮我|都)*(提交|交上去)(吧|了|就行)?$/;

/** 对的没问题, 都对: two words of agreement agree to what was shown. */
const allRight =
  /^(嗯|都|全|全部|好的?|是的?|可以的?|没问题|没错|无误|对的?|正确|确认|核对)+(的|了|吧|啊|呀)*$/;

/** 没有照片, 先跳过吧, 暂时没有: what is to be left out, named or not. */
const plainSkip =
  /^(先|暂时|现在|手边|手头|我|这个|这些|都|也)*(没有?|跳过|略过|不填|不发|没拍|没带|不知道)(照片|图片|材料|证明|资料|单据)?(的|了|吧|啊|呢)*$/;

/** 同意的, 我当然愿意; 好了 and 行了 end something, they agree to nothing. */
const plainYes =
  /^(我|都|当然|那就?|嗯)*(同意|愿意|可以|没问题|好|行|是|对|有|要|需要)(的|啊|呀|呢|吧|滴|哦|使用)*$/;
const plainNo =
  /^(我|都|还|真的?|暂时|先)*(不|没有?|别|拒绝)(太|是很)?(同意|愿意|可以|行|要|是|对|有|用|想|需要|给)?(的|了|啊|呀|呢|吧|使用)*$/;

export const isYes = (text: string) => yes.has(bare(text)) || plainYes.test(bare(text));
export const isNo = (text: string) => no.has(bare(text)) || plainNo.test(bare(text));
export const isSkip = (text: string) => skip.has(bare(text)) || plainSkip.test(bare(text));
export const isDone = (text: string) => done.has(bare(text));
export const isSubmit = (text: string) =>
  submit.has(bare(text)) || plainSubmit.test(bare(text)) || allRight.test(bare(text));
export const isChange = (text: string) => change.has(bare(text));

/**
 * What a member picks from a list: a bare number (3, ３, 三, 第三个, 选3), or the label.
 * @returns the index from 0, or undefined
 */
export function pickFrom(labels: readonly string[], text: string): number | undefined {
  const typed = bare(text);
  if (typed === '') return undefined;
  const number =
    /^(?:我?选择?)?第?([0-9]{1,2}|[一二两三四五六七八九十])(?:个|项|号|条|种)?(?:吧|的)?$/.exec(
      typed,
    )?.[1];
  if (number !== undefined) {
    const at = /\d/.test(number)
      ? Number(number)
      : '零一二三四五六七八九十'.indexOf(number.replace('两', '二'));
    if (at >= 1 && at <= labels.length) return at - 1;
  }
  const exact = labels.findIndex((label) => bare(label) === typed);
  return exact >= 0 ? exact : undefined;
}

const every = set('全部,全选,都选,都要,都有,全都要,全都有,全要,全有,所有');

/**
 * What a member picks of a list, several at once: 1 3 4, 1、3, 1和3, 2-4, 134 (of nine at most), 全部,
 * or the labels.
 * @returns the indexes from 0, in order, each once; undefined if any part of the text is none of them
 */
export function pickSeveral(labels: readonly string[], text: string): number[] | undefined {
  if (every.has(bare(text))) return labels.map((_label, at) => at);
  // A label may have a 、 of its own.
  const exact = labels.findIndex((label) => bare(label) === bare(text));
  if (exact >= 0) return [exact];
  const parts = text
    .normalize('NFKC')
    .split(/[\s,.。;；:、/+&和跟与及还有]+/)
    .filter((part) => part !== '');
  const picked = parts.map((part) => pickPart(labels, part));
  if (picked.length === 0 || picked.includes(undefined)) return undefined;
  return [...new Set(picked.flatMap((some) => some ?? []))].sort((a, b) => a - b);
}

function pickPart(labels: readonly string[], part: string): number[] | undefined {
  const single = pickFrom(labels, part);
  if (single !== undefined) return [single];
  const [, from, to] = /^(\d{1,2})[-~—–到至](\d{1,2})$/.exec(part) ?? [];
  if (from !== undefined && to !== undefined) {
    const [first, last] = [Number(from) - 1, Number(to) - 1];
    if (first < 0 || last >= labels.length || first > last) return undefined;
    return Array.from({ length: last - first + 1 }, (_one, at) => first + at);
  }
  // 134 without anything between is clear only where no number has two digits.
  if (labels.length > 9 || !/^[1-9]{2,9}$/.test(part)) return undefined;
  const indexes = [...part].map((digit) => Number(digit) - 1);
  return indexes.every((index) => index < labels.length) ? indexes : undefined;
}
