export { serve as listen } from './serve.ts';

import { type Logger, pino } from 'pino';
import { encrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import { messageSignature, urlSignature } from '../../src/wechat/signature.ts';
import { textElement } from '../../src/wechat/xml/write.ts';

/** An account that exists only here. */
export const account = {
  appId: 'wx0123456789abcdef',
  token: 'yuanxin2026',
  aesKey: 'yuanxinYUANXINyuanxinYUANXINyuanxin01234567',
  originalId: 'gh_0123456789ab',
  member: 'oMember00000000000000000001',
};

export const now = new Date('2026-11-22T02:00:00.500Z');
export const nowSeconds = String(Math.floor(now.getTime() / 1000));
export const clock = { now: () => now };

/** A log whose lines can be looked at. */
export function recordingLog(): { log: Logger; lines: Record<string, unknown>[]; text(): string } {
  const written: string[] = [];
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => {
    written.push(line);
    lines.push(JSON.parse(line));
  };
  return { log: pino({ level: 'info' }, { write }), lines, text: () => written.join('') };
}

/** A message as WeChat writes it; `more` adds to the common fields or replaces them. */
export function messageXml(more: Record<string, string> = {}, nested = ''): string {
  const fields = {
    ToUserName: account.originalId,
    FromUserName: account.member,
    CreateTime: nowSeconds,
    MsgType: 'text',
    ...more,
  };
  const elements = Object.entries(fields).map(([name, value]) =>
    name === 'CreateTime' ? `<${name}>${value}</${name}>` : textElement(name, value),
  );
  return `<xml>${elements.join('')}${nested}</xml>`;
}

export const textXml = (content: string) =>
  messageXml({ Content: content, MsgId: '24529416873641234' });

export interface Signing {
  timestamp?: string;
  nonce?: string;
  token?: string;
  aesKey?: string;
  appId?: string;
}

/** Query and body of a delivery in 明文模式. */
export function plainDelivery(xml: string, signing: Signing = {}) {
  const { timestamp = nowSeconds, nonce = '415670741', token = account.token } = signing;
  const signature = urlSignature(token, timestamp, nonce);
  return { query: queryOf({ signature, timestamp, nonce, openid: account.member }), body: xml };
}

/** Query and body of a delivery in 安全模式; `outside` puts plaintext beside it, as in 兼容模式. */
export function secureDelivery(xml: string, signing: Signing = {}, outside = '') {
  const { timestamp = nowSeconds, nonce = '415670741', token = account.token } = signing;
  const { aesKey = account.aesKey, appId = account.appId } = signing;
  const encrypted = encrypt(xml, parseAesKey(aesKey), appId);
  const msg_signature = messageSignature(token, timestamp, nonce, encrypted);
  const query = queryOf({
    signature: 'not-looked-at',
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature,
  });
  const to = outside === '' ? textElement('ToUserName', account.originalId) : outside;
  return { query, body: `<xml>${to}${textElement('Encrypt', encrypted)}</xml>` };
}

export function queryOf(values: Record<string, string>): string {
  return new URLSearchParams(values).toString();
}
