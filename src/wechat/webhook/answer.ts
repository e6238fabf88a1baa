import type { ServerResponse } from 'node:http';
import type { RequestRefused } from '../refusal.ts';

/** How long the sender of a body we refuse may go on sending before the connection is cut, in ms. */
const LINGER = 2_000;

/** Sends a whole answer. The headers go out as a list, which Node writes fastest. */
export function send(res: ServerResponse, status: number, type: string, body: string): void {
  if (res.destroyed || res.headersSent) return;
  res.writeHead(status, [
    'Content-Type',
    type,
    'Content-Length',
    String(Buffer.byteLength(body)),
    'X-Content-Type-Options',
    'nosniff',
  ]);
  res.end(body);
}

export function sendText(res: ServerResponse, status: number, body: string): void {
  send(res, status, 'text/plain; charset=utf-8', body);
}

export function sendXml(res: ServerResponse, body: string): void {
  send(res, 200, 'application/xml; charset=utf-8', body);
}

/** The reason's word and nothing else: what it takes to mend it is the operator's to read. */
export function sendRefusal(res: ServerResponse, { status, reason }: RequestRefused): void {
  sendText(res, status, reason);
  if (reason === 'too-large') cutLater(res);
}

/**
 * Closing at once would reset the connection under the sender, who would never read the 413;
 * listening for ever would let it send for ever.
 */
function cutLater(res: ServerResponse): void {
  const { req } = res;
  const timer = setTimeout(() => req.socket.destroy(), LINGER);
  timer.unref();
  req.once('end', () => clearTimeout(timer));
  req.once('close', () => clearTimeout(timer));
  req.resume();
}
