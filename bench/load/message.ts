import { randomInt } from 'node:crypto';
import { decrypt, encrypt, parseAesKey } from '../../src/wechat/crypto.ts';
import { messageSignature, urlSignature } from '../../src/wechat/signature.ts';
import { account } from '../support/account.ts';

export interface Words {
  openid: string;
  text: string;
}

const aesKey = parseAesKey(account.aesKey);
let nextMessageId = BigInt(Date.now()) * 1_000_000n;

/** A message in 安全模式 as the bytes of an HTTP request, headers as WeChat sends them. */
export function requestOf({ openid, text }: Words): Buffer {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const nonce = String(randomInt(1_000_000_000));
  const xml =
    `<xml><ToUserName><![CDATA[${account.originalId}]]></ToUserName>` +
    `<FromUserName><![CDATA[${openid}]]></FromUserName><CreateTime>${timestamp}</CreateTime>` +
    `<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[${text}]]></Content>` +
    `<MsgId>${nextMessageId++}</MsgId></xml>`;
  const encrypted = encrypt(xml, aesKey, account.appId);
  const query = new URLSearchParams({
    signature: urlSignature(account.token, timestamp, nonce),
    timestamp,
    nonce,
    openid,
    encrypt_type: 'aes',
    msg_signature: messageSignature(account.token, timestamp, nonce, encrypted),
  });
  const body =
    `<xml><ToUserName><![CDATA[${account.originalId}]]></ToUserName>` +
    `<Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`;
  return Buffer.from(
    `POST /wechat?${query} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/4.0\r\n` +
      'Accept: */*\r\nConnection: keep-alive\r\nContent-Type: text/xml\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

/** The Content of an encrypted reply; undefined for `success` and for anything unreadable. */
export function textOfReply(body: string): string | undefined {
  const encrypted = /<Encrypt><!\[CDATA\[([^\]]+)\]\]><\/Encrypt>/.exec(body)?.[1];
  if (encrypted === undefined) return undefined;
  const { plaintext } = decrypt(encrypted, [aesKey], account.appId);
  return /<Content><!\[CDATA\[([\s\S]*?)\]\]><\/Content>/.exec(plaintext)?.[1];
}
