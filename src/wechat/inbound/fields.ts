import type { XmlNode, XmlValue } from '../xml/node.ts';

/** The text of an element; '' where it is absent or holds elements. */
export function textOf(node: XmlNode, name: string): string {
  const value = node.get(name);
  return typeof value === 'string' ? value : '';
}

/** The text of an element; undefined where it is absent, empty or holds elements. */
export function optionalText(node: XmlNode, name: string): string | undefined {
  return textOf(node, name) || undefined;
}

/** The number an element holds; NaN where it holds none. */
export function numberOf(node: XmlNode, name: string): number {
  const value = textOf(node, name).trim();
  return value === '' ? Number.NaN : Number(value);
}

/** A count; 0 where it is absent. */
export function countOf(node: XmlNode, name: string): number {
  return numberOf(node, name) || 0;
}

/** The element's children; none where it is absent or holds text. */
export function nodeOf(node: XmlNode, name: string): XmlNode {
  const value = node.get(name);
  return value instanceof Map ? value : new Map();
}

/** Elements that may stand once or several times, always as an array. */
export function nodesOf(node: XmlNode, name: string): XmlNode[] {
  return valuesOf(node, name).filter((value) => value instanceof Map);
}

/** Texts that may stand once or several times, always as an array. */
export function textsOf(node: XmlNode, name: string): string[] {
  return valuesOf(node, name).filter((value) => typeof value === 'string');
}

function valuesOf(node: XmlNode, name: string): XmlValue[] {
  const value = node.get(name);
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}
