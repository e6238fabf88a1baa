import { parseChineseNumber } from '../../../bot/forms/numbers.ts';
import { addDays, dayOf, timeOf, weekdayOf } from '../../../days.ts';

/** The days and hours a text asks for. */
export interface When {
  /** Days, both included. */
  from?: string;
  to?: string;
  /** 0 Sunday … 6 Saturday. */
  weekdays?: number[];
  evening?: boolean;
}

const eveningFrom = '17:00';
const weekdayWord = /(这|本|下)?(?:个)?(?:周|星期|礼拜|週)([一二三四五六日天])(?!程|常|报)/;

/**
 * Reads 周末, 周六, 下周三, 明天, 本周, 下个月, 12月, 晚上 out of a sentence.
 *
 * @returns undefined if it speaks of no time
 */
export function readWhen(text: string, now: Date): When | undefined {
  const when: When = { ...readDays(text, dayOf(now)) };
  if (/晚上|夜里|夜校|下班(以)?后|今晚|晚间/.test(text)) when.evening = true;
  return Object.keys(when).length > 0 ? when : undefined;
}

function readDays(text: string, today: string): When {
  const near = /(大后天|后天|明天|明日|明晚|今天|今日|今晚)/.exec(text)?.[1];
  if (near) {
    const ahead = near === '大后天' ? 3 : near === '后天' ? 2 : near.startsWith('明') ? 1 : 0;
    return { from: addDays(today, ahead), to: addDays(today, ahead) };
  }
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const next = /下(个)?(周|星期|礼拜|週)/.test(text);
  const week = { from: addDays(monday, next ? 7 : 0), to: addDays(monday, next ? 13 : 6) };
  const named = next || /(这|本)(个)?(周|星期|礼拜|週)/.test(text);
  const weekdays = readWeekdays(text);
  if (weekdays) return named ? { ...week, weekdays } : { weekdays };
  return named ? week : readMonth(text, today);
}

function readWeekdays(text: string): number[] | undefined {
  if (/周末|週末|双休/.test(text)) return [0, 6];
  const day = weekdayWord.exec(text)?.[2];
  return day ? ['日一二三四五六'.indexOf(day.replace('天', '日'))] : undefined;
}

function readMonth(text: string, today: string): When {
  const [year = 0, month = 0] = today.split('-').map(Number);
  if (/下(个)?月/.test(text)) return monthOf(year, month + 1);
  if (/(这|本)(个)?月|月底/.test(text)) return monthOf(year, month);
  const said = /([0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?!\d|[一二三四五六七八九十])/.exec(
    text,
  )?.[1];
  const number = said && /\d/.test(said) ? Number(said) : parseChineseNumber(said ?? '');
  if (!number || number < 1 || number > 12) return {};
  return monthOf(number < month ? year + 1 : year, number);
}

function monthOf(year: number, month: number): When {
  const [y, m] = month > 12 ? [year + 1, month - 12] : [year, month];
  const first = `${y}-${String(m).padStart(2, '0')}-01`;
  return { from: first, to: addDays(`${addDays(first, 31).slice(0, 7)}-01`, -1) };
}

/** True if an event falls into the time asked for: any of its days, but the weekday of its first. */
export function fallsInto(when: When, event: { startsAt: Date; endsAt: Date }): boolean {
  const [first, last] = [dayOf(event.startsAt), dayOf(event.endsAt)];
  if (when.to !== undefined && first > when.to) return false;
  if (when.from !== undefined && last < when.from) return false;
  if (when.weekdays && !when.weekdays.includes(weekdayOf(first))) return false;
  return !when.evening || timeOf(event.startsAt) >= eveningFrom;
}
