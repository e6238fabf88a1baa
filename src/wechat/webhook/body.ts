import { isAscii, isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import { RequestRefused } from '../refusal.ts';

/** Encrypted in base64, WeChat's largest messages have some 10 KiB. */
const MAX_BODY_BYTES = 256 * 1024;

/**
 * Reads the body, counting while it streams, so that no sender can fill the memory, whatever it
 * declares. With callbacks, as the promises would be a tenth of what a delivery costs.
 * Neither is called if the sender goes away in the middle: there is nobody to answer.
 *
 * @param refuse gets `too-large`, `empty-body` or `not-utf8`, once
 */
export function readBody(
  req: IncomingMessage,
  take: (body: string) => void,
  refuse: (refusal: RequestRefused) => void,
): void {
  if (declaredLength(req) > MAX_BODY_BYTES) {
    refuse(new RequestRefused('too-large'));
    return;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  req.on('data', (chunk: Buffer) => {
    const before = size;
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    else if (before <= MAX_BODY_BYTES) refuse(new RequestRefused('too-large'));
  });
  req.on('end', () => {
    if (size > MAX_BODY_BYTES) return;
    const [first = Buffer.alloc(0)] = chunks;
    const bytes = chunks.length > 1 ? Buffer.concat(chunks) : first;
    if (size === 0) refuse(new RequestRefused('empty-body'));
    else if (isAscii(bytes)) take(bytes.toString('latin1'));
    else if (isUtf8(bytes)) take(bytes.toString());
    else refuse(new RequestRefused('not-utf8'));
  });
}

/** Content-Length; 0 for none. From the raw list: Node makes `headers` only when it is asked for. */
function declaredLength({ rawHeaders }: IncomingMessage): number {
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at];
    if (name?.length === 14 && name.toLowerCase() === 'content-length') {
      return Number(rawHeaders[at + 1]);
    }
  }
  return 0;
}
