/** An amount as laws and cards state it: 三十日, 30天, 百分之五十, 1.5倍. */
export interface Amount {
  value: number;
  unit: string;
  /** As written. */
  said: string;
}

const digit: Record<string, number> = Object.fromEntries(
  [...'零一二三四五六七八九'].map((sign, value) => [sign, value]),
);
Object.assign(digit, { 〇: 0, 两: 2, 双: 2 });
const power: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 万: 10_000, 亿: 100_000_000 };

const signs = '〇零一二三四五六七八九十百千万亿两双半';
const number = `(?:[0-9]+(?:\\.[0-9]+)?[万亿]?|[${signs}]+)`;
const units =
  '个工作日|工作日|周岁|小时|分钟|个月|元|天|日|月|年|倍|岁|级|人|名|周|%|成(?=工资|发|给|的|以)';
/** 第三天 counts and 上一级 compares: they state no amount. */
const notAfter = `(?<![第0-9.${signs}]|上(?=一级))`;
const amount = new RegExp(
  `百分之(${number})|${notAfter}(${number})(个半)?(?:多|余)?(${units})(半)?`,
  'g',
);

/** Units that mean the same. */
const same: Record<string, string> = {
  天: '日',
  工作日: '日',
  个工作日: '日',
  月: '个月',
  周岁: '岁',
  名: '人',
};

/** The value of a Chinese or Arabic number; 半 is a half. */
export function numberIn(text: string): number {
  const arabic = /^([0-9.]+)([万亿])?$/.exec(text);
  if (arabic) return Number(arabic[1]) * (power[arabic[2] ?? ''] ?? 1);
  let total = 0;
  let section = 0;
  let last = 0;
  for (const sign of text) {
    const by = power[sign];
    if (sign === '半') last += 0.5;
    else if (by === undefined) last = digit[sign] ?? 0;
    else if (by >= 10_000) {
      total = (total + section + last || 1) * by;
      section = 0;
      last = 0;
    } else {
      section += (last || 1) * by;
      last = 0;
    }
  }
  return total + section + last;
}

/** Every amount in a text, fractions of a hundred and multiples on one scale (per cent). */
export function amountsIn(text: string): Amount[] {
  const found: Amount[] = [];
  for (const [said, percent, plain = '', half, unit = '', afterwards] of text
    .normalize('NFKC')
    .matchAll(amount)) {
    const value = numberIn(percent ?? plain) + (half || afterwards ? 0.5 : 0);
    found.push({ ...scaled(value, percent === undefined ? (same[unit] ?? unit) : '%'), said });
  }
  return found;
}

function scaled(value: number, unit: string): { value: number; unit: string } {
  if (unit === '倍') return { value: round(value * 100), unit: '%' };
  if (unit === '成') return { value: round(value * 10), unit: '%' };
  if (unit === '年' && value === 0.5) return { value: 6, unit: '个月' };
  if (unit === '周') return { value: round(value * 7), unit: '日' };
  return { value: round(value), unit };
}

const round = (value: number) => Math.round(value * 1000) / 1000;
