import { readable } from '../../bot/intents/normalise.ts';
import { placeFor } from './elsewhere.ts';

/** Nothing but stickers, emoji and WeChat's old picture codes: [微笑], 😀, /::). */
const stickers =
  /^(\[[\p{L}\p{N}]{1,6}\]|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{RI}|\uFE0F|\u200D|\p{S}|\/:[:,@<>!?'"()~*&|\-\w]{1,6}|\s)+$/u;
const sounds = /^[哈嘿呵嘻嘎呜啊哎唉诶欸额呃哦喔噢哟咳哇喵汪啦哼切呀耶嘛呐嗷嗨嗯吼咦\s]+$/;
const slips = /^算了|发错|点错|按错|打错|手滑|瞎按|乱按|不是发给你|测试|test|路过|随便看看|就看看/i;
/** Whoever cries is not laughed with. */
const crying = /^(?:\s|[😭😢🥺😞😔💔]|\[(?:流泪|大哭|难过|快哭了|心碎)\]|呜|嘤)+$/u;
const mood =
  /心情|难过|伤心|郁闷|失恋|想哭|好烦|烦死|烦躁|好累|累死|压力|孤独|孤单|emo|绝望|崩溃|焦虑|睡不着|失眠|人活着|没意思|想家/i;
const abuse =
  /你(个|有病|才|妈的|大爷)|傻|蠢|滚|神经病|去死|(?<!妈)妈的|脑残|垃圾|弱智|骗子|放屁|胡扯|十三点|瓦特|戆|憨憨|^呸|破玩意|nmsl|^sb$/i;
const aboutMe =
  /(真人|机器人|电脑)吗|你(是|几岁|多大|叫|姓|家|住|会|有|吃|睡|喜欢|爱|觉得|怕|信|长|头像|老家|爸|生日|下班|工资|用的|今天|谈|跟|和|知道|记得)|谁发明|siri|chatgpt|嫁给我|做我女朋友|猜猜我|我(帅|漂亮)吗/i;
const greeting =
  /^(你|您|侬|大家|各位)?(们)?(好|早|安)|^(在|在吗|在么|在不在|在的吧|有人吗|喂|歪|嗨|哈喽|哈罗|hi|hello|hey|亲|早上好|上午好|中午好|下午好|晚上好|早安)/i;
const shortGreeting = 12;

/** True for a greeting and little else. */
export function isGreeting(said: string): boolean {
  const words = said.trim();
  return words.length <= shortGreeting && greeting.test(words);
}

/**
 * What is to be said to somebody whose message is none of our business: only real other business is
 * told so, and where to go; who makes small talk is met in kind, and what nobody can read is asked
 * for again.
 *
 * @returns a key in the replies of the intent none
 */
export function replyToNone(said: string): string {
  const words = said.trim();
  if (crying.test(words)) return 'mood';
  if (stickers.test(words)) return 'chat';
  if (emergencyNumber.test(words)) return 'elsewhere.emergency';
  if (isUnreadable(words)) return 'unclear';
  const place = placeFor(readable(words));
  if (place) return place;
  if (slips.test(words)) return 'slip';
  if (sounds.test(words)) return 'chat';
  if (mood.test(words)) return 'mood';
  if (abuse.test(words)) return 'abuse';
  return aboutMe.test(words) ? 'about-me' : 'answer';
}

const emergencyNumber = /^(110|119|120|122)$/;
const latin = /^[\p{Script=Latin}\p{N}\p{P}\p{S}\s]*$/u;
const oneOver = /^(.{1,2})\1{2,}$/u;
const asks = /^(test|hello|hi|how|what|can|good|i love|merry|happy)/i;

/** Punctuation, digits, keys hit at random, one character over and over. */
function isUnreadable(words: string): boolean {
  if (latin.test(words)) return !asks.test(words) || !/[a-z]/i.test(words);
  return oneOver.test(words.replaceAll(/\s/g, '')) && !sounds.test(words);
}
