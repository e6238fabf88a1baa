import type { ApiCall } from '../records.ts';
import { type Answer, type Call, RawAnswer } from './endpoint.ts';

/** Above this a body is not kept in the records. */
const KEPT_BYTES = 20_000;
const secrets = ['secret', 'appsecret', 'access_token'];

/** What was asked, for the records: JSON as it is, the query otherwise; secrets masked. */
export function loggedRequest({ query, body, contentType }: Call): unknown {
  const asked = Object.fromEntries([...query].filter(([name]) => name !== 'access_token'));
  if (body.length === 0) return masked(asked);
  if (contentType.startsWith('multipart/')) return { ...asked, file: `${body.length} 字节` };
  if (body.length > KEPT_BYTES) return { ...asked, body: `${body.length} 字节` };
  try {
    return masked(JSON.parse(body.toString('utf8')));
  } catch {
    return body.toString('utf8');
  }
}

/** What was answered; null stands for a dropped connection. */
export function loggedResponse(answer: Answer | null): Pick<ApiCall, 'errcode' | 'response'> {
  if (answer === null) return { errcode: null, response: '连接断开' };
  if (!(answer instanceof RawAnswer)) {
    const { errcode } = answer;
    const size = JSON.stringify(answer).length;
    const response = size > KEPT_BYTES ? `${size} 字节` : masked(answer);
    return { errcode: typeof errcode === 'number' ? errcode : 0, response };
  }
  const response =
    typeof answer.body === 'string' && answer.contentType === 'application/json'
      ? answer.body
      : `${answer.contentType}，${answer.body.length} 字节`;
  return { errcode: 0, response };
}

function masked(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).map(([name, inner]) =>
    secrets.includes(name) ? [name, '***'] : [name, inner],
  );
  return Object.fromEntries(entries);
}
