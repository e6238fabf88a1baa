import { parseWholeNumber } from '../../../bot/forms/numbers.ts';
import { surnames } from '../../../bot/forms/person-name.ts';
import { plain } from './plain.ts';

/** Whom a sentence wants to sign up. */
export interface People {
  self: boolean;
  /** Names of colleagues. */
  guests: string[];
  /** Colleagues it speaks of without a name. */
  unnamed: number;
  /** A whole firm's people: not done here. */
  group?: boolean;
}

const nameEnd =
  '(?=也|再|都|一起|一块|一同|两|俩|2|二|三|3|报|登|加|参|去|来|的|他|她|和|跟|与|、|,|。|!|\\s|先|顺便|想|要|留|占|填|弄|订|约|抢|安排|候补|退|取消|不|没|$)';
const han = '\\p{Script=Han}';
/** Words that begin like a surname, and kin, which are not names. */
const notNames = '(?!安排|高兴|方便|方式|明天|关系|老[公婆板乡]|小孩|小朋友|小组|小时)';
const name = `${notNames}(?:[小老阿]${han}|[${surnames}](?:姐|哥|师傅|师父|老师|工|总|姨|叔|经理|主任)|[${surnames}]${han}{1,2}?)${nameEnd}`;
const relation =
  '(?:同事|徒弟|徒儿|师傅|师父|朋友|工友|老乡|老公|老婆|爱人|对象|闺蜜|搭子|室友|舍友|姐妹|兄弟|家属|妹妹|弟弟|姐姐|哥哥|队友)';
const mine = '(?:我的?们?的?|咱们?|我们?(?:单位|公司|科室|厂|组)?的?)?';
const whom = `${mine}(?:(?<relation>${relation})?们?(?:叫|是)?(?<name>${name})|(?<only>${relation})|(?<they>[他她]们?))`;

const forOthers = new RegExp(`(?:给|帮|替|代|为)(?:一下)?${whom}`, 'gu');
const alongside = new RegExp(`(?:和|跟|与|、|加上|还有|带着?|带上)${whom}`, 'gu');
/** Says in so many words that the speaker is one of them. */
const withSelf =
  /我自己|我也|(?<!除了)我(?:和|跟|与|、)|我俩|我们(?:俩|两|2)|带着?|带上|[给帮]我(?!的|们|同事|徒|老|对象|爱人|朋友)/;

/**
 * Reads who is meant: 给同事小王也报一个, 我和王芳两个人, 替我老婆报个瑜伽. Children are not counted:
 * they come with a grown-up.
 */
export function readPeople(typed: string): People {
  const text = plain(typed);
  if (wholeFirm.test(text)) return { self: true, guests: [], unnamed: 0, group: true };
  const forThem = [...text.matchAll(forOthers)];
  const all = [...forThem, ...text.matchAll(alongside)];
  const guests = new Set<string>();
  let unnamed = 0;
  for (const { groups } of all) {
    if (groups?.name) guests.add(groups.name);
    else unnamed += 1;
  }
  const self = forThem.length === 0 || (withSelf.test(text) && !text.includes('除了我'));
  const counted = readCount(text);
  if (counted !== undefined) unnamed = Math.max(unnamed, counted - (self ? 1 : 0) - guests.size);
  return { self, guests: [...guests], unnamed };
}

const wholeFirm = /集体|统一报|给员工|(单位|公司)(工会)?(报|要报|派|组织)|参赛名单|报名表交/;
const headcount =
  /(?<!第|前|后|年|月|[一二三四五六七八九十\d])([二两三四五六七八九十]{1,3}|\d{1,3})(?:个人|个同事|口人?|人|位|个?(?:名额|位子|位置|座位?|位))|(?:我们)(俩|两个)|两个(?=一起|都)/;

function readCount(text: string): number | undefined {
  const found = headcount.exec(text);
  if (!found) return undefined;
  return found[1] ? parseWholeNumber(found[1]) : 2;
}
