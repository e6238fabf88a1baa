import { Parser } from 'xml2js';

/** What stands in an element: text, elements, or several of one name. */
export type XmlValue = string | XmlNode | XmlValue[];
export interface XmlNode {
  [name: string]: XmlValue;
}

/**
 * Reads what a bot answered: the children of the root `<xml>`. The simulator has its own reader, so
 * that a mistake the bot makes both in writing and in reading XML comes to light.
 *
 * @throws Error where it is not well-formed or has another root
 */
export function parseAnswer(text: string): XmlNode {
  const parser = new Parser({ explicitArray: false, ignoreAttrs: true });
  let failure: Error | null = null;
  let parsed: unknown = null;
  // Without `async` the callback is called before parseString returns.
  parser.parseString(text, (error: Error | null, result: unknown) => {
    failure ??= error;
    parsed = result;
  });
  if (failure !== null) throw new Error('不是格式正确的 XML');
  const root = isNode(parsed) ? parsed.xml : null;
  if (!isNode(root)) throw new Error('XML 的根不是 <xml>');
  return root;
}

export function isNode(value: unknown): value is XmlNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
