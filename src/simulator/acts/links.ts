import type { Choice } from '../state/message.ts';

/** A piece of a text as the follower sees it: plain, a link to open, or a line to tap. */
export type TextPart =
  | { text: string }
  | { text: string; href: string }
  | { text: string; choice: Choice };

const ANCHOR = /<a\s([^<>]*)>([^<]*)<\/a>/gi;
const HREF = /(?:^|\s)href\s*=\s*(?:"([^"]*)"|'([^']*)')/i;
/** A bare address is a link too; what ends a sentence does not belong to it. */
const BARE = /(?<!["'=])https?:\/\/[\w.-]+(?::\d+)?(?:\/[\w\-./?%&=#~+:@!$*]*)?(?<![.?!:])/gi;
const CHOICE = /^weixin:\/\/bizmsgmenu\?(.*)$/i;

/**
 * Finds the links in a text, and bare addresses. Nothing else counts as markup: other tags are shown
 * as they are written, and so is a link that leads neither to a web page nor to a choice.
 */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const match of text.matchAll(ANCHOR)) {
    const part = linkOf(match[1] ?? '', match[2] ?? '');
    if (part === null) continue;
    parts.push(...plainParts(text.slice(at, match.index)));
    parts.push(part);
    at = match.index + match[0].length;
  }
  parts.push(...plainParts(text.slice(at)));
  return parts;
}

/** Text without markup: the addresses in it can be opened, as in WeChat. */
function plainParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  for (const { index, 0: address } of text.matchAll(BARE)) {
    if (!isWebAddress(address)) continue;
    if (index > at) parts.push({ text: text.slice(at, index) });
    parts.push({ text: address, href: address });
    at = index + address.length;
  }
  if (at < text.length) parts.push({ text: text.slice(at) });
  return parts;
}

/** The choices that can be tapped in a text. */
export function choicesIn(text: string): { text: string; choice: Choice }[] {
  return partsOf(text).filter((part) => 'choice' in part);
}

function linkOf(attributes: string, text: string): TextPart | null {
  const found = HREF.exec(attributes);
  const href = (found?.[1] ?? found?.[2] ?? '').replaceAll('&amp;', '&').trim();
  const query = CHOICE.exec(href)?.[1];
  if (query !== undefined) return choiceOf(query, text);
  return isWebAddress(href) ? { text, href } : null;
}

function choiceOf(query: string, text: string): TextPart | null {
  const values = new Map(
    query.split('&').map((pair): [string, string] => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), decode(pair.slice(equals + 1))];
    }),
  );
  const content = values.get('msgmenucontent');
  if (!content) return null;
  return { text, choice: { id: values.get('msgmenuid') ?? '', content } };
}

function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}

/** Bots write the content both encoded and as it is. */
function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
