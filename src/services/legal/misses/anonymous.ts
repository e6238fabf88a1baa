import { readable } from '../../../bot/intents/normalise.ts';

/** A question is kept no longer than this: what comes behind it is a story, and stories tell who. */
const longest = 160;
/** Nobody uses more of a question than its first few hundred characters. */
const longestRead = 1_000;

const han = '\\p{Script=Han}';
/** Numbers as they are typed, blanks and hyphens between. */
const longNumber = /\d(?:[\s\-–—_.]?\d){5,}[xX]?/g;
const spokenNumber = /[〇零一二三四五六七八九幺两](?:[\s-]?[〇零一二三四五六七八九幺两]){5,}/g;
const email = /[\w.+-]+\s?@\s?[\w-]+(?:\.[\w-]+)+/g;
const account = /((?:微信|QQ|qq|wx|vx|支付宝|抖音)(?:号|账号)?(?:是|为|:)?\s*)[\w-]{5,}/gi;
const plate =
  /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领][A-Za-z][\s·•.-]?[A-Za-z0-9]{5,6}(?:[学警港澳挂])?/g;
const firm = new RegExp(`[${han}A-Za-z0-9()]{2,20}?(?:有限责任|股份有限|有限)公司`, 'gu');
/** 叫张三, 我姓李, 名字是王五. */
const named = new RegExp(
  `(我(?:的名字)?叫|本人叫?|名叫|名字(?:是|叫)|姓名(?:是|:)?)\\s*(${han}{2,4})`,
  'gu',
);

/** The surnames of some nine in ten people. */
const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文施洪庄严';
/** 我是高级工: a trade, a place, a unit begins with a surname too. */
const noNames =
  '高级|高温|高空|程序|文员|文职|金融|金工|方向|江西|江苏|江山|武汉|安徽|安保|田里|石匠|石材|石油|施工|夏天|万一|常年|常常|任何|何时|马上|白天|白班|严重|叶子|文化|高中|高校|余杭|萧山|临安|黄山|常州|常驻|江干|金华|贺村|钱塘|汤圆|汽车|段长|龙游|龙头|庄稼|易制|雷管|康复|田间|林业|毛坯|洪水|钟点|万达|方便|周一|周二|周三|周四|周五|周六|周日|周末|丁克';
const surnamed = `(?!${noNames})([${surnames}]${han}{1,2})`;
const selfNamed = new RegExp(`((?:^|[^${han}]|你好|您好|们)我(?:是|姓)\\s*)${surnamed}`, 'gu');
/** 老板叫马国强: somebody else's name tells as much. */
const otherNamed = new RegExp(`(叫做?\\s*)${surnamed}`, 'gu');

/**
 * A text, half-width, without what tells who wrote it: phone and other long numbers, resident ids,
 * e-mail and chat accounts, number plates, firms, and the name after 叫 and 我是. Rather a word too
 * many goes than one too few.
 */
export function withoutPersonalData(text: string): string {
  return text
    .slice(0, longestRead)
    .normalize('NFKC')
    .replaceAll(email, '某邮箱')
    .replaceAll(account, '$1某账号')
    .replaceAll(plate, '某车牌')
    .replaceAll(longNumber, '某号码')
    .replaceAll(spokenNumber, '某号码')
    .replaceAll(firm, '某公司')
    .replaceAll(named, '$1某人')
    .replaceAll(selfNamed, '$1某人')
    .replaceAll(otherNamed, '$1某人');
}

/**
 * The words of a question alone, without personal data.
 *
 * @returns simplified, at most 160 characters; '' where nothing is left
 */
export function anonymous(text: string): string {
  return readable(withoutPersonalData(text)).slice(0, longest);
}
