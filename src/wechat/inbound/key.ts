import { hash } from 'node:crypto';
import type { XmlNode } from '../xml/node.ts';
import { textOf } from './fields.ts';

const MAX_KEY = 255;
const DIGEST = 64;
/** What tells two events of one follower and one second apart, beside nested elements. */
const TELLING = ['Event', 'EventKey', 'MsgID', 'KfAccount', 'ToKfAccount', 'RevokeInfo'];

/**
 * MsgId alone has been seen for two different members (WxJava#333), so who and when belong to it.
 */
export function messageKey(openid: string, messageId: string, createTime: string): string {
  return bounded(`${openid}|${messageId}|${createTime}`);
}

/**
 * Events have no MsgId. WeChat's page says FromUserName + CreateTime, but distinct events of one
 * second were lost by that (WxJava#2705, #3445; weixin-java-tools#66).
 */
export function eventKey(openid: string, createTime: string, fields: XmlNode): string {
  const parts = [openid, createTime, ...TELLING.map((name) => textOf(fields, name))];
  for (const value of fields.values()) {
    if (typeof value !== 'string') parts.push(hash('sha256', JSON.stringify(value, plain)));
  }
  return bounded(parts.join('|'));
}

/** JSON has no maps. */
function plain(_name: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}

/** Keys stand in a unique column: the address of a menu item, a thousand characters, is digested. */
function bounded(key: string): string {
  if (key.length <= MAX_KEY) return key;
  return `${key.slice(0, MAX_KEY - DIGEST - 1)}|${hash('sha256', key)}`;
}
