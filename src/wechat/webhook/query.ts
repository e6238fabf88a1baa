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
  const mark = url.indexOf('?');
  const pairs = mark === -1 ? [] : url.slice(mark + 1).split('&');
  for (const pair of pairs) {
    const equals = pair.indexOf('=');
    const name = equals === -1 ? pair : pair.slice(0, equals);
    if (!isKnown(name)) continue;
    if (found[name] !== undefined) throw new RequestRefused('bad-query', `${name} stands twice`);
    found[name] = equals === -1 ? '' : decode(pair.slice(equals + 1));
  }
  const { signature = '', msg_signature = '', timestamp = '', nonce = '', echostr = '' } = found;
  return { signature, msg_signature, timestamp, nonce, echostr };
}

function isKnown(name: string): name is keyof WebhookQuery {
  switch (name) {
    case 'signature':
    case 'msg_signature':
    case 'timestamp':
    case 'nonce':
    case 'echostr':
      return true;
    default:
      return false;
  }
}

function decode(value: string): string {
  if (!value.includes('%') && !value.includes('+')) return value;
  try {
    return decodeURIComponent(value.replaceAll('+', ' '));
  } catch {
    throw new RequestRefused('bad-query', 'a parameter is not decodable');
  }
}
