import { PASSIVE_TEXT_BYTES, type PassiveReply, splitText } from '../wechat/index.ts';
import type { Reply } from './reply.ts';
import { optionLines, withoutTapsIfLong } from './taps.ts';

/** A passive answer, and what of it must follow by other ways. */
export interface Rendered {
  passive: PassiveReply;
  rest: Reply[];
}

/**
 * A reply as the answer to a delivery. Long texts are split: the first part goes now.
 */
export function renderReply(reply: Reply): Rendered {
  switch (reply.kind) {
    case 'text':
    case 'choices': {
      const [first = '', ...rest] = splitText(plainText(reply));
      return {
        passive: { kind: 'text', text: first },
        rest: rest.map((part) => ({ kind: 'text', text: part })),
      };
    }
    case 'article': {
      const { title, description, url, pictureUrl } = reply;
      const article = { title, description, url, ...(pictureUrl ? { pictureUrl } : {}) };
      return { passive: { kind: 'news', articles: [article] }, rest: [] };
    }
    case 'image':
      return { passive: { kind: 'image', mediaId: reply.mediaId }, rest: [] };
    case 'handover':
      // The hand-over itself shows the member nothing: the words follow.
      return {
        passive: { kind: 'transfer' },
        rest: reply.text ? [{ kind: 'text', text: reply.text }] : [],
      };
    case 'none':
      return { passive: { kind: 'none' }, rest: [] };
  }
}

/** What one message of the platform holds, in bytes of UTF-8. */
export const messageBytes = PASSIVE_TEXT_BYTES;

/** Whether a reply is one message of the platform, its options too. */
export function fitsOneMessage(reply: Reply): boolean {
  return Buffer.byteLength(plainText(reply)) <= messageBytes;
}

/** A reply as text, for where only text can go. */
export function plainText(reply: Reply): string {
  switch (reply.kind) {
    case 'text':
      return withoutTapsIfLong(reply.text);
    case 'choices': {
      const options = optionLines(reply.options.map(({ label }) => label));
      const lines = [reply.head, options, reply.tail ?? ''].filter((line) => line !== '');
      return withoutTapsIfLong(lines.join('\n'));
    }
    case 'article':
      return `${reply.title}\n${reply.description}\n${reply.url}`;
    case 'handover':
      return reply.text ?? '';
    case 'image':
    case 'none':
      return '';
  }
}

/** Puts one reply before another, for what was held until the member wrote again. */
export function joinReplies(first: string, second: Reply): Reply {
  if (second.kind === 'text') return { kind: 'text', text: `${first}\n\n${second.text}` };
  if (second.kind === 'choices') return { ...second, head: `${first}\n\n${second.head}` };
  if (second.kind === 'article') return { kind: 'text', text: `${first}\n\n${plainText(second)}` };
  if (second.kind === 'none') return { kind: 'text', text: first };
  if (second.kind === 'handover')
    return { ...second, text: second.text ? `${first}\n\n${second.text}` : first };
  return second;
}
