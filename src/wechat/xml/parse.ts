import { Parser } from 'xml2js';
import { RequestRefused } from '../refusal.ts';
import { parseFlat } from './flat.ts';
import { isReserved, type XmlNode, type XmlValue } from './node.ts';
import { screen } from './screen.ts';

/** Cannot be an element's name, so it cannot meet one. */
const TEXT_KEY = '#text';

/**
 * Reads a message's XML: the children of its root `<xml>`. Text is not trimmed, and an element that
 * stands several times becomes an array.
 *
 * @throws RequestRefused `bad-xml` for what is malformed, for what screen.ts refuses, and for another
 *   root, text between elements, a name that stands on Object.prototype, or a NUL anywhere
 */
export function parseXml(text: string): XmlNode {
  // No XML can hold it, and no database can keep it; a sender who repeats it gets nowhere.
  if (text.includes('\0')) throw new RequestRefused('bad-xml', 'there is a NUL');
  return parseFlat(text) ?? parseFull(text);
}

/** The same without the short cut. Exported for the test that compares the two. */
export function parseFull(text: string): XmlNode {
  screen(text);
  const parsed = runParser(text);
  if (parsed === null || typeof parsed !== 'object' || !('xml' in parsed)) {
    throw new RequestRefused('bad-xml', 'the root element is not <xml>');
  }
  const root = toNode(parsed.xml);
  if (root instanceof Map) return root;
  if (typeof root === 'string' && root.trim() === '') return new Map();
  throw new RequestRefused('bad-xml', 'the root holds no elements');
}

function runParser(text: string): unknown {
  const parser = new Parser({
    explicitArray: false,
    ignoreAttrs: true,
    charkey: TEXT_KEY,
    tagNameProcessors: [refuseReserved],
  });
  let failed = false;
  const roots: unknown[] = [];
  // Not parseString's callback: it stops listening at the root's end, and misses what stands behind.
  parser.on('end', (root) => roots.push(root));
  parser.on('error', (error) => {
    failed = true;
    // Thrown, or the parser would go on to the next error.
    throw error;
  });
  try {
    parser.parseString(text);
  } catch {
    failed = true;
  }
  if (failed || roots.length !== 1) throw new RequestRefused('bad-xml', 'the XML is malformed');
  return roots[0];
}

function refuseReserved(name: string): string {
  if (isReserved(name)) throw new RequestRefused('bad-xml', 'the name of an element is reserved');
  return name;
}

/** Turns xml2js's objects into ours. The depth is limited: screen.ts has seen to it. */
function toNode(value: unknown): XmlValue {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(toNode);
  const node: XmlNode = new Map();
  for (const [name, child] of Object.entries(value as Record<string, unknown>)) {
    if (name === TEXT_KEY) throw new RequestRefused('bad-xml', 'text stands between elements');
    node.set(name, toNode(child));
  }
  return node;
}
