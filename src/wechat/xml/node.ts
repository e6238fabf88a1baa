/** What stands between `<A>` and `</A>`: text, elements, or several of one name. */
export type XmlValue = string | XmlNode | XmlValue[];

/** An element's children by name. A map, so that no name can reach a prototype. */
export type XmlNode = Map<string, XmlValue>;

/**
 * Names xml2js cannot hold: it keeps a flag of its own under `cdata` and looks names up with `in`.
 * WeChat uses none of them.
 */
const reserved = new Set(['cdata', ...Object.getOwnPropertyNames(Object.prototype)]);

export function isReserved(name: string): boolean {
  return reserved.has(name);
}
