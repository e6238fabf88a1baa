import type { ServerResponse } from 'node:http';
import type { RequestRefused } from '../refusal.ts';

/** How long the sender of a body we refuse may go on sending before the connection is cut, in ms. */
const LINGER = 2_000;

/** Sends a whole answer. The headers go out as a list, which Node writes fastest. */
function send(res: ServerResponse, status: number, headers: string[], body: string): void {
  if (res.destroyed || res.headersSent) return;
  const bytes = Buffer.byteLength(body);
  headers.push('Content-Length', String(bytes));
  res.writeHead(status, headers);
  // As many bytes as characters: ASCII, which needs no conversion.
  res.end(body, bytes === body.length ? 'latin1' : 'utf8');
}

/** For who has no signature, too: no browser shall take for a page what they made us say. */
export function sendText(res: ServerResponse, status: number, body: string): void {
  const type = ['Content-Type', 'text/plain; charset=utf-8', 'X-Content-Type-Options', 'nosniff'];
  send(res, status, type, body);
}

export function sendXml(res: ServerResponse, body: string): void {
  send(res, 200, ['Content-Type', 'application/xml; charset=utf-8'], body);
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
