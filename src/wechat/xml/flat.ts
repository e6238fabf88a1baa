import { isReserved, type XmlNode } from './node.ts';

const OPEN = '<xml>';
const CLOSE = '</xml>';
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;

/**
 * Reads the one shape nearly all of WeChat's messages have: `<xml>` around differently named
 * elements, each holding plain text or one CDATA section. It takes a fraction of the full parser's
 * time, and a message is parsed twice: as it comes, and what was encrypted in it.
 *
 * @returns null for anything else, well-formed or not: the full parser decides about those
 */
export function parseFlat(text: string): XmlNode | null {
  if (!text.startsWith(OPEN)) return null;
  const node: XmlNode = new Map();
  let at = skipSpace(text, OPEN.length);
  while (text.charCodeAt(at) === LT && text.charCodeAt(at + 1) !== SLASH) {
    const nameEnd = endOfName(text, at + 1);
    const name = text.slice(at + 1, nameEnd);
    if (text.charCodeAt(nameEnd) !== GT || !isUsual(name) || node.has(name)) return null;
    const wrapped = text.startsWith(CDATA_OPEN, nameEnd + 1);
    const start = nameEnd + 1 + (wrapped ? CDATA_OPEN.length : 0);
    const end = text.indexOf(wrapped ? CDATA_CLOSE : '<', start);
    if (end === -1) return null;
    const value = text.slice(start, end);
    if (!wrapped && value.includes('&')) return null;
    const close = wrapped ? end + CDATA_CLOSE.length : end;
    if (!closes(text, close, name)) return null;
    node.set(name, value);
    at = skipSpace(text, close + name.length + 3);
  }
  const closed = text.startsWith(CLOSE, at) && skipSpace(text, at + CLOSE.length) === text.length;
  return closed ? node : null;
}

/** Names with a capital, as nearly all of WeChat's are, cannot be among the reserved ones. */
function isUsual(name: string): boolean {
  const first = name.charCodeAt(0);
  return (first >= 0x41 && first <= 0x5a) || (name !== '' && !isReserved(name));
}

/** Is `</name>` at this place? */
function closes(text: string, at: number, name: string): boolean {
  return (
    text.charCodeAt(at) === LT &&
    text.charCodeAt(at + 1) === SLASH &&
    text.startsWith(name, at + 2) &&
    text.charCodeAt(at + 2 + name.length) === GT
  );
}

/** ASCII letters and `_`, digits after the first: a part of what XML allows, all that WeChat uses. */
function endOfName(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    const letter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
    const digit = at > start && code >= 0x30 && code <= 0x39;
    if (!letter && !digit && code !== 0x5f) return at;
    at++;
  }
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}
