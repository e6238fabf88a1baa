import { type AesKey, decrypt, parseAesKey } from '../crypto.ts';
import { RequestRefused } from '../refusal.ts';
import { messageSignature, sameSignature, urlSignature } from '../signature.ts';
import type { XmlNode } from '../xml/node.ts';
import { parseXml } from '../xml/parse.ts';
import type { WebhookQuery } from './query.ts';

/** What the account's page 设置与开发 → 基本配置 says. */
export interface WebhookCredentials {
  appId: string;
  token: string;
  /**
   * The 消息加解密密钥, newest first; while it is being changed, the old one behind the new one.
   * With any key here every delivery must be encrypted (兼容模式 and 安全模式 alike), with none no
   * delivery may be (明文模式). The request has no say in it: `signature` does not cover the body,
   * so whoever saw one plaintext request could forge others.
   */
  aesKeys: readonly string[];
  /** The account's `gh_…`; if set, deliveries to any other are refused. */
  originalId?: string | undefined;
}

/** A delivery that may be believed. */
export interface Opened {
  fields: XmlNode;
  /** Answer with this key; undefined: answer in plaintext. */
  key: AesKey | undefined;
}

/** Decides which requests come from WeChat. */
export interface Gate {
  /** @throws RequestRefused unless the query is signed with our token */
  checkQuery(query: WebhookQuery): void;
  /** What can be said against a delivery before its body is read. @throws RequestRefused */
  checkDelivery(query: WebhookQuery, now: Date): void;
  /** @throws RequestRefused for a body that is not from WeChat, not for us, or not readable */
  open(query: WebhookQuery, body: string): Opened;
}

const MAX_SKEW_SECONDS = 600;
const SECONDS = /^\d{1,12}$/;

/** @throws StartRefused for a malformed AES key */
export function createGate({ appId, token, aesKeys, originalId }: WebhookCredentials): Gate {
  const keys = aesKeys.map(parseAesKey);
  const encrypted = keys.length > 0;

  function checkQuery({ signature, timestamp, nonce }: WebhookQuery): void {
    demand(signature, urlSignature(token, timestamp, nonce));
  }

  function checkDelivery(query: WebhookQuery, now: Date): void {
    // In encrypted modes `signature` is not looked at: msg_signature says more, but needs the body.
    if (!encrypted) checkQuery(query);
    checkTimestamp(query.timestamp, now);
  }

  function open(query: WebhookQuery, body: string): Opened {
    const opened = encrypted ? openEncrypted(query, readXml(body)) : openPlain(readXml(body));
    const to = opened.fields.get('ToUserName') ?? originalId;
    if (originalId !== undefined && to !== originalId) {
      throw new RequestRefused('foreign-account', 'ToUserName is another account');
    }
    return opened;
  }

  function openEncrypted(
    { msg_signature, timestamp, nonce }: WebhookQuery,
    outer: XmlNode,
  ): Opened {
    const ciphertext = outer.get('Encrypt');
    if (typeof ciphertext !== 'string' || ciphertext === '') refusePlaintext();
    demand(msg_signature, messageSignature(token, timestamp, nonce, ciphertext));
    const { plaintext, key } = decrypt(ciphertext, keys, appId);
    return { fields: readXml(plaintext), key };
  }

  return { checkQuery, checkDelivery, open };
}

function openPlain(fields: XmlNode): Opened {
  if (fields.has('Encrypt') && !fields.has('MsgType')) {
    throw new RequestRefused(
      'encrypted-refused',
      'an encrypted message, although no AES key is configured',
      'set WECHAT_ENCODING_AES_KEY to 消息加解密密钥, or choose 明文模式 in the WeChat console',
    );
  }
  return { fields, key: undefined };
}

function refusePlaintext(): never {
  throw new RequestRefused(
    'plaintext-refused',
    'a plaintext message, although an AES key is configured',
    'choose 安全模式 in the WeChat console, or unset WECHAT_ENCODING_AES_KEY',
  );
}

function demand(given: string, expected: string): void {
  if (given === '') throw new RequestRefused('missing-signature');
  if (!sameSignature(expected, given)) {
    throw new RequestRefused(
      'wrong-signature',
      undefined,
      'if WeChat sent this, WECHAT_TOKEN differs from Token in the WeChat console',
    );
  }
}

/** How far the request's clock is from ours, in seconds; NaN where it gives no time. */
export function skewOf(timestamp: string, now: Date): number {
  return SECONDS.test(timestamp) ? Number(timestamp) - now.getTime() / 1000 : Number.NaN;
}

function checkTimestamp(timestamp: string, now: Date): void {
  const skew = Math.abs(skewOf(timestamp, now));
  if (skew <= MAX_SKEW_SECONDS) return;
  throw new RequestRefused(
    'stale-timestamp',
    'the timestamp is more than ten minutes from our clock',
    "if WeChat sent this, this machine's clock is wrong",
  );
}

function readXml(text: string): XmlNode {
  if (!text.startsWith('<') && /^\s*[{[]/.test(text)) {
    throw new RequestRefused(
      'json-body',
      'the message is in JSON',
      'choose XML as 数据格式 in the WeChat console',
    );
  }
  return parseXml(text);
}
