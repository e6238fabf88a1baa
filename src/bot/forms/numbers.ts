const digits = new Map(
  Object.entries({
    ...{ 零: 0, 〇: 0, 一: 1, 壹: 1, 二: 2, 两: 2, 贰: 2, 俩: 2, 三: 3, 叁: 3, 仨: 3, 四: 4 },
    ...{ 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9 },
  }),
);
const units = new Map(
  Object.entries({ 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000, k: 1000 }),
);
const myriad = 10_000;

const token = /\d{1,12}(?:\.\d{1,6})?|./gu;

/**
 * A number written in Chinese: 十二, 三千五, 一万二, 二〇二六.
 * @returns undefined if the text is not one
 */
export function parseChineseNumber(text: string): number | undefined {
  return /^[零〇一壹二两俩贰三叁仨四肆五伍六陆七柒八捌九玖十拾百佰千仟万]+$/.test(text)
    ? parseNumber(text)
    : undefined;
}

/** A number in Chinese, in digits, or in both: 1.2万, 3千5, 8k, 两千. */
export function parseNumber(text: string): number | undefined {
  const tokens = text.match(token) ?? [];
  // 二〇二六 is read digit by digit; 五六 is a guess, not a number.
  if (tokens.length > 2 && tokens.every((one) => digits.has(one)))
    return Number(tokens.map((one) => digits.get(one)).join(''));
  if (tokens.length > 2 && tokens.some((one) => one.includes('.'))) return undefined;
  const at = tokens.findIndex((one) => one === '万' || one === 'w');
  if (at < 0) return parseSection(tokens);
  const above = parseSection(tokens.slice(0, at));
  const below = parseBelowMyriad(tokens.slice(at + 1));
  return above === undefined || below === undefined ? undefined : rounded(above * myriad) + below;
}

function parseBelowMyriad(tokens: string[]): number | undefined {
  if (tokens.length === 0) return 0;
  const only = tokens.length === 1 ? valueIn(tokens[0] ?? '') : undefined;
  // 一万二 is 12,000: a bare digit counts thousands.
  if (only !== undefined && only < 10) return only * (myriad / 10);
  return valueIn(tokens[0] ?? '') === 0
    ? parseSection(tokens.slice(1), true)
    : parseSection(tokens);
}

/** A number below 万: its units go down, with one number before each. */
function parseSection(tokens: string[], afterZero = false): number | undefined {
  let total = 0;
  let pending: number | undefined;
  let lastUnit = myriad;
  let isOnes = afterZero;
  for (const [at, one] of tokens.entries()) {
    const value = valueIn(one);
    const unit = units.get(one);
    if (value === 0 && at > 0 && pending === undefined) isOnes = true;
    else if (value !== undefined) {
      if (pending !== undefined) return undefined; // 三四千 is a guess
      pending = value;
    } else if (unit !== undefined && unit < lastUnit) {
      if (pending === undefined && (unit !== 10 || at > 0)) return undefined;
      total += rounded((pending ?? 1) * unit);
      pending = undefined;
      lastUnit = unit;
      isOnes = false;
    } else return undefined;
  }
  if (pending === undefined) return total === 0 ? undefined : total;
  // 三千五 is 3,500: a bare digit at the end counts tenths of the unit before it.
  const isTenths = lastUnit >= 100 && lastUnit < myriad && pending < 10 && !isOnes;
  return total + pending * (isTenths ? lastUnit / 10 : 1);
}

function valueIn(one: string): number | undefined {
  return /^\d/.test(one) ? Number(one) : digits.get(one);
}

/** What floating point adds at the far end: 1.1 × 1000. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

function simplify(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s,，。!！~、]/g, '');
}

/**
 * A whole number as people type it: 3, ３, 三, 3个, 12人, 一家三口.
 */
export function parseWholeNumber(text: string): number | undefined {
  const bare = simplify(text)
    .replace(/^(大概|大约|约|差不多|一共|总共|共|我们家|我家|家里|家中|一家|有|是|就|只|我)+/, '')
    .replace(/(左右|吧|的|个|人|口之家|口子|口|天|年|月|名|位|岁|户|小时|钟头|个钟)+$/, '');
  const number = parseNumber(bare);
  return number !== undefined && Number.isInteger(number) ? number : undefined;
}

/**
 * A number of days or hours, a half included: 3天, 2.5, 两天半, 两个半小时, 半天.
 */
export function parseHalves(text: string): number | undefined {
  const bare = simplify(text);
  if (/^半(个|天|日|小时|钟头)+$/.test(bare)) return 0.5;
  const [, whole, decimal] = /^(.*?)\.([05])\D*$/.exec(bare) ?? [];
  const isHalf = decimal === '5' || bare.includes('半');
  const number = parseWholeNumber(whole ?? bare.replace('半', ''));
  return number === undefined ? undefined : number + (isHalf ? 0.5 : 0);
}

/** A working day, 劳动法 article 36. */
const hoursADay = 8;

/**
 * Working time: 20, 20小时, 两个半小时, 四天 (a day has 8 hours), 每天2小时22天.
 *
 * @returns hours, a half included; 0 for 没有
 */
export function parseHours(text: string): number | undefined {
  const bare = simplify(text).replace(
    /^(大概|大约|约|一共|总共|共|加班|加了|上了)+|(左右|吧|班|加班)+$/g,
    '',
  );
  if (/^(没有?|无|没加|没有加班)$/.test(bare)) return 0;
  const [, each, days] =
    /^(?:每天|一天|每日)(?:加班)?(.+?(?:小时|钟头|个钟))[x×*乘]?(?:一共|共|加了|上了|干了)?(.+?)天$/.exec(
      bare,
    ) ?? [];
  if (each && days) return product(parseHours(each), parseHalves(days));
  if (/每|^一天./.test(bare)) return undefined;
  const isDays = /[天日]半?$/.test(bare);
  return product(parseHalves(bare), isDays ? hoursADay : 1);
}

function product(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return undefined;
  const hours = one * other;
  return Number.isInteger(hours * 2) ? hours : undefined;
}

/**
 * An amount of money as people type it: 3000, 3,000元, 三千五, 1.2万, 8k, 3万5千, 每月两千块左右.
 * @returns integer fen, or undefined
 */
export function parseMoney(text: string): number | undefined {
  const bare = simplify(text)
    .replace(
      /^(大概|大约|约|差不多|将近|我想?要?|想要|需要|想|要|申请|一共|总共|共|花了|每人|人均|平均|每个?月|一个?月|月收入|月薪|底薪|基本工资|时薪|日薪|收入|工资|税前|到手|是|有|人民币|¥|rmb)+/,
      '',
    )
    .replace(
      /(人民币|块钱|元整|元|圆|块|左右|上下|的|就行|就够了?|吧|多|来|出头|rmb|\/月|一个?月|每个?月)+$/,
      '',
    );
  const yuan = parseNumber(bare);
  if (yuan === undefined) return undefined;
  const fen = Math.round(yuan * 100);
  // Less than a fen is no amount of money.
  return Math.abs(yuan * 100 - fen) < 1e-3 && Number.isSafeInteger(fen) ? fen : undefined;
}

/** `12,345.60` → yuan as members read it; whole yuan without the fraction. */
export function sayYuan(fen: number): string {
  const yuan = Math.trunc(fen / 100);
  const rest = Math.abs(fen % 100);
  const whole = yuan.toLocaleString('en-US');
  return rest === 0 ? `${whole}元` : `${whole}.${String(rest).padStart(2, '0')}元`;
}
