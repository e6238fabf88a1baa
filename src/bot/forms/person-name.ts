/** The surnames of nearly everybody. */
export const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏苏潘葛范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费薛雷贺倪汤滕殷罗毕郝邬安傅卞齐康伍余卜顾孟黄穆萧尹姚邵汪祁毛禹狄米贝臧戴宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童颜郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍虞万柯管卢莫房丁邓洪包左石崔吉龚程邢裴陆荣翁荀甄曲封储靳段焦侯宁仇甘厉祖武符刘景詹龙叶司韶黎白蒲邰卓蔺屠池乔翟谭申冉雍温庄晏柴阎连茹习艾鱼古易廖终耿欧师巩聂敖辛简饶曾关查游楼叶闻';
const double = '欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|宇文';
const likely = new RegExp(`^(?:(?:${double})|[${surnames}])\\p{Script=Han}{1,3}$`, 'u');

/** What is in sentences and in nobody's name. */
const sentence =
  /^(我是|我叫|姓名|名字|还|很|太|才|刚|差)|[我你您吗呢的了给请帮找]|怎么|什么|为啥|工会|留言|报名|活动|取消|跳过|没有|不知道|不报|不填|算了|谢谢|人工|菜单/;

/**
 * A name as it stands on a resident id, in Chinese or in letters: 王芳, 阿卜杜拉·买买提, Li Ming.
 * 我叫王芳 and 我要给工会留言 are sentences.
 */
export function isPersonName(typed: string): boolean {
  return /^[\p{Script=Han}A-Za-z·• .]{2,30}$/u.test(typed) && !sentence.test(typed);
}

/** 吴小莉: in a name's place it is a name, whatever else it sounds like. */
export function isLikelyName(typed: string): boolean {
  const name = typed.trim();
  return likely.test(name) && name.length <= 4 && isPersonName(name);
}
