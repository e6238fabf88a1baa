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
  const found: Partial<WebhookQuery> = {};
  let at = url.indexOf('?') + 1;
  if (at === 0) at = url.length + 1;
  // Walked, not split: this runs for every delivery, and four of five strings would be thrown away.
  while (at <= url.length) {
    const next = url.indexOf('&', at);
    const end = next === -1 ? url.length : next;
    const name = nameAt(url, at, end);
    if (name !== undefined) {
      if (found[name] !== undefined) throw new RequestRefused('bad-query', `${name} stands twice`);
      found[name] = decode(url.slice(at + name.length + 1, end));
    }
    at = end + 1;
  }
  const { signature = '', msg_signature = '', timestamp = '', nonce = '', echostr = '' } = found;
  return { signature, msg_signature, timestamp, nonce, echostr };
}

const names = ['signature', 'msg_signature', 'timestamp', 'nonce', 'echostr'] as const;
/** By the first letter, which differs for each. */
const byLetter = new Map(names.map((name) => [name.charCodeAt(0), name]));

/** The parameter whose `name=`, or bare name, stands there; undefined for one we do not know. */
function nameAt(url: string, at: number, end: number): keyof WebhookQuery | undefined {
  const name = byLetter.get(url.charCodeAt(at));
  if (name === undefined || !url.startsWith(name, at)) return undefined;
  const after = at + name.length;
  return after === end || url.charCodeAt(after) === 61 ? name : undefined;
}

function decode(value: string): string {
  if (!value.includes('%') && !value.includes('+')) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    throw new RequestRefused('bad-query', 'a parameter is not decodable');
  }
}
