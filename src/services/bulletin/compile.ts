import { momentOf, sayDay } from '../../days.ts';
import type { Item } from './records.ts';

/** A broadcast must fit one message of 2,048 bytes; some room is left for the link after it. */
const mostBytes = 1_900;
const more = '更多内容，回复“今日播报”查看。';

/** Not begun by this time of day, the bulletin is not sent any more. */
const latestStart = '12:00';

export function sendBefore(day: string): Date {
  return momentOf(day, latestStart);
}

/**
 * The day's bulletin, whole: for its page, and for the chat, where a long text is split.
 *
 * @param items in order, at least one
 */
export function compile(day: string, items: Item[]): string {
  return [headOf(day), ...items.map((item) => block(item))].join('\n\n');
}

/** As many of the items as fit one message; a first one that is too long is cut. */
export function compileMessage(day: string, items: Item[]): string {
  const whole = compile(day, items);
  if (Buffer.byteLength(whole) <= mostBytes) return whole;
  const room = mostBytes - Buffer.byteLength(`\n\n${more}`);
  let body = headOf(day);
  for (const [at, item] of items.entries()) {
    const longer = `${body}\n\n${block(item)}`;
    if (Buffer.byteLength(longer) > room)
      return `${at === 0 ? cut(longer, room) : body}\n\n${more}`;
    body = longer;
  }
  return body;
}

function headOf(day: string): string {
  return `【每日播报】${sayDay(day)}`;
}

/** No number before it: a number is what the member sends to pick an option. */
function block({ title, body, url }: Item): string {
  return `· ${title}\n${body}${url ? `\n${url}` : ''}`;
}

function cut(text: string, bytes: number): string {
  let short = '';
  let size = Buffer.byteLength('…');
  for (const character of text) {
    size += Buffer.byteLength(character);
    if (size > bytes) break;
    short += character;
  }
  return `${short}…`;
}
