import { type Length, lengthPattern, parseLength } from '../../../bot/forms/lengths.ts';
import { type Period, periodFrom, plainOf } from '../../../bot/forms/periods.ts';
import { addDays, isDay } from '../../../days.ts';
import { allIn, oneOf } from './found.ts';
import { dateOf, periodIn } from './index.ts';
import { serviceIn, workSpanIn } from './service.ts';

// How long somebody worked without a written contract.

const unsignedWords = [
  ...['没签(?:劳动)?合同', '没有签(?:劳动)?合同', '未签(?:劳动)?合同', '没签', '未签', '没合同'],
  ...['没有合同', '合同没签', '上了', '干了', '做了', '入职', '班没合同', '班没签', '来了'],
];
const signs = /补签|才签|签(?:了|的|上|订|下)|补订|才订|才给?(?:我)?签|补的合同/;
/** 第五个月才签: the month before was the last without. */
const signedLater = new RegExp(
  `${lengthPattern}(?:之?后|以后|多?了|的时候|,)*(?:公司|单位|老板|厂里|才|跟我|和我|给我|与我|终于)*(?:补签|签|补订|订)`,
  'g',
);

/** From the first day of work until the day before the contract was signed, or until now. */
export function unsignedIn(said: string, now: Date): Period | undefined {
  const text = plainOf(said);
  const span = workSpanIn(text, now);
  const signed = dateOf(text, now, signs);
  if (span?.from && isDay(span.from) && signed && signed > span.from)
    return periodFrom(span.from, addDays(signed, -1));
  if (span) return span;
  const later = oneOf(
    allIn<Length>(text, signedLater, (one) => parseLength(lengthAt.exec(one)?.[0] ?? '')),
  );
  return later ?? periodIn(text, now, unsignedWords) ?? serviceIn(text, now);
}

const lengthAt = new RegExp(lengthPattern);
