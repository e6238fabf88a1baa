/** What people say before they come to the point, and after it. It says nothing of what they want. */
const before =
  /^(?:请问一?下?|请教一?下?|想?(?:问|咨询|打听|了解)一?下|麻烦问?一?下?|打扰一?下|不好意思|对不起|在吗|在不在|有人吗|您好|你好|哈喽|喂|亲|嗯+|呃+|额|那个) */;
const after =
  /(?: |啊|呀|哈|呢|吧|嘛|哦|噢|喔|哟|啦|谢谢(?:你们?|您|了|啦|啊)?|多谢|拜托了?|麻烦了?|急+|在线等|求回复|求解答?)$/;
/** Less than this is not the point but all that was said. */
const least = 3;

/**
 * The words without courtesies and fillers; as they are if little else would be left: 你好, 谢谢啊.
 *
 * @param words as `readable` gives them
 */
export function point(words: string): string {
  let rest = words;
  for (let cut = trimmed(rest); cut !== rest; cut = trimmed(rest)) {
    if (cut.length < least) return rest;
    rest = cut;
  }
  return rest;
}

const trimmed = (words: string) => words.replace(before, '').replace(after, '');
