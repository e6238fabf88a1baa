import {
  createCipheriv,
  createDecipheriv,
  hash,
  randomFillSync,
  timingSafeEqual,
} from 'node:crypto';
import type { RequestListener } from 'node:http';
import { createCbc } from '../../src/wechat/cbc.ts';
import { account } from '../support/account.ts';

const key = Buffer.from(`${account.aesKey}=`, 'base64');
const iv = key.subarray(0, 16);
const pool = Buffer.alloc(4096);
let poolAt = pool.length;

/** AES-256-CBC of whole blocks. */
interface Cipher {
  encrypt(full: Buffer): Buffer;
  decrypt(base64: string): Buffer;
}

/** A cipher for each text, as the documentation of node:crypto has it. */
const ownCiphers: Cipher = {
  encrypt: (full) => createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false).update(full),
  decrypt: (base64) =>
    createDecipheriv('aes-256-cbc', key, iv).setAutoPadding(false).update(base64, 'base64'),
};

/**
 * The bare limit: what a message costs with nothing around it but node:http and WeChat's
 * cryptography. It does what must be done (signature, decryption, the fields it answers with, an
 * encrypted answer) and trusts the rest: no XML parser, no limits, no log, no metrics, no clock, no
 * repeats. Nobody should run it.
 */
export function bare(): RequestListener {
  return listenerWith(ownCiphers);
}

/** The same with a cipher for all texts, as Yuanxin keeps one: nothing but overhead is between them. */
export function bareKept(): RequestListener {
  const { encrypt, decrypt } = createCbc(key, iv);
  return listenerWith({ encrypt, decrypt: (base64) => decrypt(Buffer.from(base64, 'base64')) });
}

function listenerWith(cipher: Cipher): RequestListener {
  return (req, res) => {
    const chunks: Buffer[] = [];
    req.on('data', (chunk: Buffer) => chunks.push(chunk));
    req.on('end', () => {
      const body = chunks.length === 1 ? String(chunks[0]) : Buffer.concat(chunks).toString();
      const answer = answerTo(req.url ?? '', body, cipher);
      if (answer === undefined) res.writeHead(401).end();
      else
        res
          .writeHead(200, ['Content-Type', 'text/xml', 'Content-Length', `${answer.length}`])
          .end(answer);
    });
  };
}

function answerTo(url: string, body: string, cipher: Cipher): string | undefined {
  const encrypted = between(body, '<Encrypt><![CDATA[', ']]></Encrypt>');
  const nonce = parameter(url, 'nonce');
  const expected = sign(parameter(url, 'timestamp'), nonce, encrypted);
  const given = parameter(url, 'msg_signature');
  if (given.length !== 40 || !timingSafeEqual(Buffer.from(given), Buffer.from(expected)))
    return undefined;
  const xml = open(cipher.decrypt(encrypted));
  if (xml === undefined) return undefined;
  const timestamp = String(Math.floor(Date.now() / 1000));
  const full = wrapped(
    `<xml><ToUserName><![CDATA[${field(xml, 'FromUserName')}]]></ToUserName>` +
      `<FromUserName><![CDATA[${field(xml, 'ToUserName')}]]></FromUserName>` +
      `<CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
      `<Content><![CDATA[echo:${field(xml, 'Content')}]]></Content></xml>`,
  );
  const reply = cipher.encrypt(full).toString('base64');
  return (
    `<xml><Encrypt><![CDATA[${reply}]]></Encrypt>` +
    `<MsgSignature><![CDATA[${sign(timestamp, nonce, reply)}]]></MsgSignature>` +
    `<TimeStamp>${timestamp}</TimeStamp><Nonce><![CDATA[${nonce}]]></Nonce></xml>`
  );
}

function sign(timestamp: string, nonce: string, encrypted: string): string {
  return hash('sha1', [account.token, timestamp, nonce, encrypted].sort().join(''));
}

/** What was encrypted, out of what stands around it. */
function open(full: Buffer): string | undefined {
  const end = 20 + full.readUInt32BE(16);
  const appIdEnd = full.length - (full.at(-1) ?? 0);
  return full.toString('latin1', end, appIdEnd) === account.appId
    ? full.toString('utf8', 20, end)
    : undefined;
}

/** What is to be encrypted, with what stands around it. */
function wrapped(xml: string): Buffer {
  const length = Buffer.byteLength(xml);
  const bare = 20 + length + account.appId.length;
  const pad = 32 - (bare % 32);
  const full = Buffer.allocUnsafe(bare + pad);
  if (poolAt === pool.length) {
    randomFillSync(pool);
    poolAt = 0;
  }
  pool.copy(full, 0, poolAt, poolAt + 16);
  poolAt += 16;
  full.writeUInt32BE(length, 16);
  full.write(xml, 20);
  full.write(account.appId, 20 + length);
  full.fill(pad, bare);
  return full;
}

function parameter(url: string, name: string): string {
  // The leading `?` or `&` keeps `signature` from being found in `msg_signature`.
  const at = Math.max(url.indexOf(`&${name}=`), url.indexOf(`?${name}=`));
  if (at === -1) return '';
  const start = at + name.length + 2;
  const end = url.indexOf('&', start);
  return end === -1 ? url.slice(start) : url.slice(start, end);
}

function field(xml: string, name: string): string {
  return between(xml, `<${name}><![CDATA[`, `]]></${name}>`);
}

function between(text: string, open: string, close: string): string {
  const at = text.indexOf(open);
  if (at === -1) return '';
  const start = at + open.length;
  const end = text.indexOf(close, start);
  return end === -1 ? '' : text.slice(start, end);
}
