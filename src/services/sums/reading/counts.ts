import { parseChineseNumber } from '../../../bot/forms/numbers.ts';
import { plainOf } from '../../../bot/forms/periods.ts';
import { allIn, type Near, only } from './found.ts';

const count = '(?:[0-9]{1,4}(?:\\.5)?|[一二两三四五六七八九十百]{1,5})';
const daysSaid = new RegExp(
  `(?<![0-9.第到至月-])${count}(?:个工作日|个?整?天半?|日(?!工资|薪))(?!多(?!少)|余)`,
  'g',
);
const hoursSaid = new RegExp(
  `(?<![0-9.第到至-])${count}个?(?:半)?(?:小时|钟头|钟(?!头))(?:半)?(?!多(?!少)|余)`,
  'g',
);

/** So many days: 病假20天, 没休五天, 两天半 (2.5). */
export function daysIn(said: string, near?: Near): number | undefined {
  const text = plainOf(said);
  return only(text, allIn(text, daysSaid, amountOf(/个工作日|个?整?[天日]/)), near);
}

/** So many hours: 加班20小时, 两个半小时 (2.5). */
export function hoursIn(said: string, near?: Near): number | undefined {
  const text = plainOf(said);
  return only(text, allIn(text, hoursSaid, amountOf(/个?半?(?:小时|钟头|钟)/)), near);
}

const amountOf = (unit: RegExp) => (said: string) => {
  const value = countOf(said.replace('半', '').replace(unit, ''));
  return value === undefined ? undefined : value + (said.includes('半') ? 0.5 : 0);
};

/** A number in digits or in Chinese. */
export function countOf(said: string): number | undefined {
  return /^[\d.]+$/.test(said) ? Number(said) : parseChineseNumber(said);
}

const levels = /(?<![\d第])(?:[1-9]|10|[一二三四五六七八九十])级/g;

/** A level of disability, 1 to 10: 九级, 10级伤残. */
export function levelIn(said: string): number | undefined {
  const text = plainOf(said);
  return only(
    text,
    allIn(text, levels, (one) => countOf(one.slice(0, -1))),
    undefined,
  );
}
