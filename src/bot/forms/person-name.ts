/** What is in sentences and in nobody's name. */
const sentence =
  /^(我是|我叫|姓名|名字)|[我你您吗呢的了给请帮找]|怎么|什么|为啥|工会|留言|报名|活动|取消|跳过|没有|不知道|不报|不填|算了|谢谢|人工|菜单/;

/**
 * A name as it stands on a resident id, in Chinese or in letters: 王芳, 阿卜杜拉·买买提, Li Ming.
 * 我叫王芳 and 我要给工会留言 are sentences.
 */
export function isPersonName(typed: string): boolean {
  return /^[\p{Script=Han}A-Za-z·• .]{2,30}$/u.test(typed) && !sentence.test(typed);
}
