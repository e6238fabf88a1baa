import { randomUUID } from 'node:crypto';
import express, { type ErrorRequestHandler, type Express, type Router } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import type { Webhook } from './wechat/index.ts';

/**
 * HTTPS is the proxy's business: these two would break the sandbox over plain http in an office
 * network.
 */
const headers = {
  strictTransportSecurity: false,
  contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
};

export interface HttpParts {
  webhook: Webhook;
  operations: Router;
  /** In sandbox mode. */
  simulator: Router | undefined;
  /** The services' pages for members. */
  pages: Router[];
  log: Logger;
}

/** Everything that is reached over HTTP, as one Express app. */
export function createHttp({ webhook, operations, simulator, pages, log }: HttpParts): Express {
  const http = express();
  http.disable('x-powered-by').disable('etag');
  // Before helmet and any body parser. start.ts serves `listener`, which takes a shorter way to it.
  http.get('/wechat', webhook.get).post('/wechat', webhook.post);
  http.use(helmet(headers));
  http.use(operations);
  if (simulator) http.use('/simulator', simulator);
  for (const page of pages) http.use('/h5', page);
  http.use(pageFailed(log));
  return http;
}

/** What no page caught: an id for whoever asks, the rest for the log. Express would show the stack. */
function pageFailed(log: Logger): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    const status = Number((error as { status?: unknown })?.status);
    const errorId = randomUUID();
    const theirs = status >= 400 && status < 500;
    if (!theirs) log.error({ err: error, errorId }, 'a page failed');
    response.status(theirs ? status : 500).type('text');
    response.send(theirs ? 'bad request\n' : `${errorId}\n`);
  };
}
