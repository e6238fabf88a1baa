import { isReserved, type XmlNode } from './node.ts';

/** What stands around an element's text, and what ends the text if it stands in it. */
interface Shape {
  name: string;
  open: string;
  close: string;
  never: string;
}

const OPEN = '<xml>';
const CLOSE = '</xml>';
const CDATA_OPEN = '<![CDATA[';
const CDATA_CLOSE = ']]>';
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;

/**
 * What WeChat writes most, in the order in which it does: these are searched for, which is native
 * code's work, the others read letter by letter.
 */
const usual = [
  wrapped('ToUserName'),
  wrapped('Encrypt'),
  wrapped('FromUserName'),
  plain('CreateTime'),
  wrapped('MsgType'),
  wrapped('Content'),
  wrapped('Event'),
  wrapped('EventKey'),
  plain('MsgId'),
];

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
  let next = 0;
  while (text.charCodeAt(at) === LT && text.charCodeAt(at + 1) !== SLASH) {
    next = nextUsual(text, at, next);
    const shape = usual[next++] ?? anyAt(text, at);
    if (shape === null) return null;
    const start = at + shape.open.length;
    const end = text.indexOf(shape.close, start);
    if (end === -1) return null;
    const value = text.slice(start, end);
    if (value.includes(shape.never) || (shape.never === '<' && value.includes('&'))) return null;
    const count = node.size;
    // A name that stands twice makes a list.
    if (node.set(shape.name, value).size === count) return null;
    at = skipSpace(text, end + shape.close.length);
  }
  const closed = text.startsWith(CLOSE, at) && skipSpace(text, at + CLOSE.length) === text.length;
  return closed ? node : null;
}

function wrapped(name: string): Shape {
  const [open, close] = [`<${name}>${CDATA_OPEN}`, `${CDATA_CLOSE}</${name}>`];
  return { name, open, close, never: CDATA_CLOSE };
}

function plain(name: string): Shape {
  return { name, open: `<${name}>`, close: `</${name}>`, never: '<' };
}

/** @returns the place among the usual ones, `from` or later, of the element that stands at `at` */
function nextUsual(text: string, at: number, from: number): number {
  const initial = text.charCodeAt(at + 1);
  for (let next = from; next < usual.length; next++) {
    const { open } = usual[next] as Shape;
    // The initial first: where the rest is not, it would be searched for to the end of the text.
    if (open.charCodeAt(1) !== initial || text.indexOf(open, at) !== at) continue;
    // What begins with `<` may be a section where none is usual.
    return text.charCodeAt(at + open.length) === LT ? usual.length : next;
  }
  return usual.length;
}

/** An element of any name the full parser would take as it is; null where it might not. */
function anyAt(text: string, at: number): Shape | null {
  const nameEnd = endOfName(text, at + 1);
  const name = text.slice(at + 1, nameEnd);
  if (text.charCodeAt(nameEnd) !== GT || name === '' || isReserved(name)) return null;
  return text.startsWith(CDATA_OPEN, nameEnd + 1) ? wrapped(name) : plain(name);
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
