import { PASSIVE_TEXT_BYTES } from '../wechat/index.ts';

/**
 * A word that a tap sends as if it had been typed. The link is how old accounts' menus of choices
 * look; where a client does not know it, the word can still be typed.
 *
 * @param id what WeChat reports beside the word
 */
export function tapWord(word: string, id = 0): string {
  const content = encodeURIComponent(word);
  return `<a href="weixin://bizmsgmenu?msgmenucontent=${content}&msgmenuid=${id}">${word}</a>`;
}

/** Options to pick one of, a numbered line each. */
export function optionLines(labels: readonly string[]): string {
  return labels.map((label, at) => `${at + 1}. ${tapWord(label, at + 1)}`).join('\n');
}

const tap = /<a href="weixin:\/\/bizmsgmenu\?[^"]*">(.*?)<\/a>/g;

/** A text that would be too long for one message only because of its taps, without them. */
export function withoutTapsIfLong(text: string): string {
  if (Buffer.byteLength(text) <= PASSIVE_TEXT_BYTES) return text;
  const bare = text.replaceAll(tap, '$1');
  return Buffer.byteLength(bare) <= PASSIVE_TEXT_BYTES ? bare : text;
}
