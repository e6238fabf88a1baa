import { RequestRefused } from '../refusal.ts';

/** What WeChat puts behind the webhook's address; '' for what is absent. */
export interface WebhookQuery {
  signature: string;
  msg_signature: string;
  timestamp: string;
  nonce: string;
  echostr: string;
}

/**
 * Reads the query by hand: Express's parser would make arrays and objects of it, which have no
 * business near a signature.
 *
 * @param url of the request, as Node gives it
 * @throws RequestRefused `bad-query` where a parameter stands twice or is not decodable
 */
export function parseQuery(url: string): WebhookQuery {
  const start = url.indexOf('?');
  const query = start === -1 ? '' : `&${url.slice(start + 1)}`;
  return {
    signature: parameterOf(query, '&signature'),
    msg_signature: parameterOf(query, '&msg_signature'),
    timestamp: parameterOf(query, '&timestamp'),
    nonce: parameterOf(query, '&nonce'),
    echostr: parameterOf(query, '&echostr'),
  };
}

const EQUALS = 0x3d;
const AND = 0x26;

/** Searched for, not split into all there is: this runs for every delivery. */
function parameterOf(query: string, key: string): string {
  let value: string | undefined;
  for (let at = query.indexOf(key); at !== -1; at = query.indexOf(key, at + 1)) {
    const after = at + key.length;
    const sign = query.charCodeAt(after);
    // Another name that begins like this one.
    if (after < query.length && sign !== EQUALS && sign !== AND) continue;
    if (value !== undefined) throw new RequestRefused('bad-query', `${key.slice(1)} stands twice`);
    const end = query.indexOf('&', after);
    value = decode(query.slice(after + 1, end === -1 ? query.length : Math.max(end, after + 1)));
  }
  return value ?? '';
}

function decode(value: string): string {
  if (!value.includes('%') && !value.includes('+')) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    throw new RequestRefused('bad-query', 'a parameter is not decodable');
  }
}
