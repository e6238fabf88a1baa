// What a sentence says of lengths, money, days and levels. Each reader gives only what is beyond
// doubt: said once (or twice the same), and undefined for 三四千, 两年多 and the like.
export { daysIn, hoursIn, levelIn } from './counts.ts';
export { dateIn, dateOf } from './dates.ts';
export { lengthIn, periodIn } from './lengths.ts';
export { moneyIn } from './money.ts';
