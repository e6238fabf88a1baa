import { inflateRawSync } from 'node:zlib';
import { parseStringPromise } from 'xml2js';

/** The files of a .zip by name, from its central directory (PKWARE APPNOTE 4.3.12). */
export function unzip(zip: Buffer): Map<string, Buffer> {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const files = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((o) => zip.readUInt16LE(at + o));
    const name = zip.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const body = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    files.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(body) : Buffer.from(body));
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** The XML of the document's body. @throws if there is none */
export function documentXml(docx: Buffer): string {
  const body = unzip(docx).get('word/document.xml');
  if (!body) throw new Error('There is no word/document.xml.');
  return body.toString('utf8');
}

interface Node {
  '#name': string;
  _?: string;
  $$?: Node[];
}

/**
 * What can be read in a document, a paragraph a line; a strict parser reads every part of it, so that
 * one that is not well-formed throws.
 */
export async function textOf(docx: Buffer): Promise<string> {
  const options = { explicitChildren: true, preserveChildrenOrder: true, charsAsChildren: true };
  for (const [name, content] of unzip(docx))
    if (/\.(xml|rels)$/.test(name)) await parseStringPromise(content.toString('utf8'), options);
  const parsed = await parseStringPromise(documentXml(docx), { ...options, explicitRoot: false });
  return paragraphsIn(parsed as Node).join('\n');
}

function paragraphsIn(node: Node): string[] {
  if (node['#name'] === 'w:p') return [textIn(node)];
  return (node.$$ ?? []).flatMap(paragraphsIn);
}

function textIn(node: Node): string {
  if (node['#name'] === 'w:t') return node._ ?? '';
  return (node.$$ ?? []).map(textIn).join('');
}
