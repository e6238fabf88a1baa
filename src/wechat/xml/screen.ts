import { RequestRefused } from '../refusal.ts';

/** The largest message of WeChat's (a broadcast's result, with every article) has under 200. */
const MAX_TAGS = 4_000;
const MAX_TAG_LENGTH = 100;
const MAX_DEPTH = 12;
const DECLARATION = /^\uFEFF?\s*<\?xml\s[^<>]{0,100}\?>/;
/** `&` that begins none of the references XML knows without a DOCTYPE. */
const FOREIGN_ENTITY = /&(?!(?:lt|gt|amp|apos|quot|#\d{1,7}|#x[0-9A-Fa-f]{1,6});)/;
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';

/**
 * Refuses, before a parser sees it, what a message never holds and a parser can be hurt with:
 * DOCTYPE and entity declarations, references to such (the parser knows HTML's), comments,
 * processing instructions, attributes, and more or deeper tags than any message has. It reads in order and skips CDATA sections, as members do write
 * "<!DOCTYPE" in a message.
 *
 * @throws RequestRefused `bad-xml`
 */
export function screen(text: string): void {
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  let depth = 0;
  for (let tags = 0; ; tags++) {
    const open = text.indexOf('<', at);
    if (FOREIGN_ENTITY.test(text.slice(at, open === -1 ? text.length : open))) {
      refuse('an entity is not known');
    }
    if (open === -1) return;
    if (tags > MAX_TAGS) refuse('there are too many tags');
    at = text.startsWith(CDATA_OPEN, open) ? endOfCdata(text, open) : endOfTag(text, open);
    depth += depthOf(text, open, at);
    if (depth > MAX_DEPTH) refuse('elements are nested too deep');
  }
}

function endOfCdata(text: string, open: number): number {
  const close = text.indexOf(CDATA_CLOSE, open + CDATA_OPEN.length);
  if (close === -1) refuse('a CDATA section is not closed');
  return close + CDATA_CLOSE.length;
}

function endOfTag(text: string, open: number): number {
  const tag = text.slice(open, open + MAX_TAG_LENGTH);
  const end = tag.indexOf('>');
  if (tag[1] === '!' || tag[1] === '?') refuse('declarations and comments are not allowed');
  if (end === -1 || tag.lastIndexOf('=', end) !== -1) refuse('attributes are not allowed');
  return open + end + 1;
}

/** What a tag adds to the depth: 1, -1, or 0 for `<a/>` and CDATA sections. */
function depthOf(text: string, open: number, end: number): number {
  if (text[open + 1] === '/') return -1;
  return text[open + 1] === '!' || text[end - 2] === '/' ? 0 : 1;
}

function refuse(detail: string): never {
  throw new RequestRefused('bad-xml', detail);
}
