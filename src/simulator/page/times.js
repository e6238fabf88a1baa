// @ts-check

const zone = { timeZone: 'Asia/Shanghai' };
const clock = new Intl.DateTimeFormat('zh-CN', {
  ...zone,
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const exact = new Intl.DateTimeFormat('zh-CN', {
  ...zone,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const day = new Intl.DateTimeFormat('en-CA', zone);
const dayInWords = new Intl.DateTimeFormat('zh-CN', { ...zone, month: 'long', day: 'numeric' });

const ONE_DAY = 24 * 60 * 60 * 1000;

/**
 * As WeChat says it: `09:12`, `昨天 09:12`, `3月10日 09:12`.
 *
 * @param {number} at
 */
export function sayTime(at) {
  const date = day.format(at);
  if (date === day.format(Date.now())) return clock.format(at);
  if (date === day.format(Date.now() - ONE_DAY)) return `昨天 ${clock.format(at)}`;
  return `${dayInWords.format(at)} ${clock.format(at)}`;
}

/**
 * With seconds, for the records.
 *
 * @param {number} at
 */
export function sayExactTime(at) {
  return exact.format(at);
}

/**
 * `12 毫秒`, `6.2 秒`
 *
 * @param {number} ms
 */
export function sayDuration(ms) {
  return ms < 1000 ? `${ms} 毫秒` : `${(ms / 1000).toFixed(1)} 秒`;
}
