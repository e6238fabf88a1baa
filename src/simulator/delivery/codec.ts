import { nowOf, type Simulation } from '../simulation.ts';
import { randomDigits } from '../state/ids.ts';
import { seal, sign, unseal } from './crypto.ts';
import { parseAnswer, type XmlNode } from './parse.ts';
import { writeXml } from './xml.ts';

/** A request to the webhook, signed and, where the mode asks for it, encrypted. */
export interface SignedRequest {
  url: string;
  body: string;
}

/** A fresh timestamp, nonce and signature each time, as each attempt has its own. */
export function signRequest(sim: Simulation, openid: string, xml: string): SignedRequest {
  const { mode, aesKey, appId, accountId, token } = sim.settings;
  const url = signedUrl(sim);
  url.searchParams.set('openid', openid);
  if (mode === 'plain' || aesKey === undefined) return { url: url.href, body: xml };
  const cipher = seal(xml, aesKey, appId);
  const timestamp = url.searchParams.get('timestamp') ?? '';
  const nonce = url.searchParams.get('nonce') ?? '';
  url.searchParams.set('encrypt_type', 'aes');
  url.searchParams.set('msg_signature', sign(token, timestamp, nonce, cipher));
  const envelope = writeXml({ ToUserName: accountId, Encrypt: cipher });
  // Compatible mode: the plain fields and the ciphertext in one message.
  const both = `${xml.slice(0, -'</xml>'.length)}<Encrypt><![CDATA[${cipher}]]></Encrypt></xml>`;
  return { url: url.href, body: mode === 'compatible' ? both : envelope };
}

/** The webhook's address with `signature`, `timestamp` and `nonce`. */
export function signedUrl(sim: Simulation): URL {
  const timestamp = String(Math.floor(nowOf(sim) / 1000));
  const nonce = randomDigits(10);
  const url = new URL(sim.settings.webhookUrl());
  url.searchParams.set('signature', sign(sim.settings.token, timestamp, nonce));
  url.searchParams.set('timestamp', timestamp);
  url.searchParams.set('nonce', nonce);
  return url;
}

/**
 * Opens a bot's answer.
 *
 * @returns its XML in the clear, and what was read from it
 * @throws Error where it is not XML, not signed rightly, or not encrypted as the mode asks
 */
export function openAnswer(sim: Simulation, body: string): { xml: string; root: XmlNode } {
  const outer = parseAnswer(body);
  const cipher = outer.Encrypt;
  if (typeof cipher !== 'string') {
    if (sim.settings.mode === 'secure') throw new Error('安全模式下的回复没有加密');
    return { xml: body, root: outer };
  }
  const { aesKey, appId, token } = sim.settings;
  if (aesKey === undefined) throw new Error('明文模式下的回复却加了密');
  const [signature, timestamp, nonce] = [outer.MsgSignature, outer.TimeStamp, outer.Nonce].map(
    String,
  );
  if (sign(token, timestamp ?? '', nonce ?? '', cipher) !== signature)
    throw new Error('回复的 MsgSignature 不对');
  const xml = unseal(cipher, aesKey, appId);
  return { xml, root: parseAnswer(xml) };
}
