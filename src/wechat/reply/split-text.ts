/**
 * UTF-8 bytes a text reply may have, passive or as a customer-service message. Old copies of
 * WeChat's page name it, the present one no number; longer API texts are refused with 45002.
 */
export const PASSIVE_TEXT_BYTES = 2048;

const LINK = /<a\s[^>]*>.*?<\/a>/gis;
const LINE_END = /\n/g;
const SENTENCE_END = /[。！？；…!?;](?:[”’」』）)]*)|\.\s/g;
const PAUSE = /[，、：,]|\s/g;

interface Span {
  start: number;
  end: number;
}

/**
 * Splits a text into parts that each fit; joined again they are the text. Cuts after a line, else
 * after a sentence, else at a pause, and only where none is near anywhere between two characters.
 * A link `<a …>…</a>` is never cut, unless it alone is too long.
 *
 * @param limit bytes of UTF-8 a part may have, at least 4
 * @returns no part for an empty text
 */
export function splitText(text: string, limit: number = PASSIVE_TEXT_BYTES): string[] {
  if (text === '') return [];
  // No character takes more than three bytes for each of its places in a string.
  if (text.length * 3 <= limit || Buffer.byteLength(text) <= limit) return [text];
  const links = [...text.matchAll(LINK)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const parts: string[] = [];
  let start = 0;
  while (start < text.length) {
    const cut = nextCut(text, start, limit, links);
    parts.push(text.slice(start, cut));
    start = cut;
  }
  return parts;
}

function nextCut(text: string, start: number, limit: number, links: Span[]): number {
  const most = fittingEnd(text, start, limit);
  if (most === text.length) return most;
  const cutLink = linkAround(most, links);
  // A cut inside a link moves before it; one that alone is too long must be cut somewhere.
  const tooLong = cutLink !== undefined && cutLink.start <= start ? cutLink : undefined;
  const end = cutLink === undefined || tooLong ? most : cutLink.start;
  const window = text.slice(start, end);
  for (const boundary of [LINE_END, SENTENCE_END, PAUSE]) {
    const cuts = [...window.matchAll(boundary)].map(({ index, 0: found }) => index + found.length);
    const cut = cuts.findLast((at) => {
      const link = linkAround(start + at, links);
      return link === undefined || link === tooLong;
    });
    // A very short part reads worse than a sentence cut in two.
    if (cut !== undefined && cut >= window.length / 2) return start + cut;
  }
  return end;
}

function linkAround(cut: number, links: Span[]): Span | undefined {
  return links.find(({ start, end }) => start < cut && cut < end);
}

/** The furthest index whose text from `start` has at most `limit` bytes; never inside a pair. */
function fittingEnd(text: string, start: number, limit: number): number {
  let bytes = 0;
  let at = start;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (bytes > limit) return at;
    at += code < 0x10000 ? 1 : 2;
  }
  return at;
}
