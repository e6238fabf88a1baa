import { type AesKey, encrypt } from '../crypto.ts';
import { messageSignature } from '../signature.ts';
import { cdata } from '../xml/write.ts';

export interface EnvelopeOptions {
  appId: string;
  token: string;
  /** The key that opened the message this answers. */
  key: AesKey;
  /** Seconds since 1970. */
  timestamp: number;
  /** The request's own may be used again. */
  nonce: string;
  random16?: Buffer;
}

/** An encrypted reply, in XML (page 消息加解密说明, 回包). */
export function sealReply(xml: string, options: EnvelopeOptions): string {
  const { appId, token, key, nonce, random16 } = options;
  const timestamp = String(options.timestamp);
  const encrypted = encrypt(xml, key, appId, random16);
  const signature = messageSignature(token, timestamp, nonce, encrypted);
  return (
    `<xml><Encrypt><![CDATA[${encrypted}]]></Encrypt>` +
    `<MsgSignature><![CDATA[${signature}]]></MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce>${cdata(nonce)}</Nonce></xml>`
  );
}
