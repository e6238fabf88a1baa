import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import express, { type Response, type Router } from 'express';
import { nowOf, type Simulation } from '../simulation.ts';
import type { DraftArticle } from '../state/publishing.ts';

/** Whatever the bot has put into an article or a file may run nothing and reach nothing here. */
const SANDBOX =
  "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; media-src 'self'";

/** The page and its style sheets. */
export function pageFiles(): Router {
  const router = express.Router();
  const folder = path.join(projectRoot(), 'src', 'simulator', 'page');
  const weui = createRequire(import.meta.url).resolve('weui/dist/style/weui.min.css');
  router.get('/weui.min.css', (_request, response) => response.sendFile(weui));
  router.use(express.static(folder, { index: false, redirect: false }));
  router.get('/', (request, response) => {
    // Not redirected to a trailing slash: `/simulator` is the address that is handed on.
    const location = request.originalUrl.split('?', 1)[0] ?? '';
    if (location.endsWith('/')) response.sendFile(path.join(folder, 'index.html'));
    else response.redirect(`${request.baseUrl}/`);
  });
  return router;
}

/** Pictures, voice and videos sent either way, and published articles. */
export function contentFiles(sim: Simulation): Router {
  const router = express.Router();
  router.get('/media/:id', (request, response) => {
    const media = sim.media.find(request.params.id, nowOf(sim));
    if (!media) return void response.status(404).end();
    const shown = /^(image|audio|video)\/[\w.+-]+$/.test(media.mime) && !media.mime.includes('svg');
    guard(response)
      .type(shown ? media.mime : 'application/octet-stream')
      .send(media.data);
  });
  router.get('/articles/:id/:index', (request, response) => {
    const draft = sim.state.drafts.find(({ mediaId }) => mediaId === request.params.id);
    const article = draft?.articles[Number(request.params.index)];
    if (!article) return void response.status(404).end();
    guard(response).type('html').send(articlePage(article));
  });
  return router;
}

function guard(response: Response): Response {
  return response.set({ 'content-security-policy': SANDBOX, 'x-content-type-options': 'nosniff' });
}

function articlePage({ title, author, content }: DraftArticle): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>body{max-width:677px;margin:0 auto;padding:20px 16px;font:17px/1.6 system-ui,"PingFang SC",sans-serif;color:#333}h1{font-size:22px;line-height:1.4}small{color:#888}img{max-width:100%}</style></head><body><h1>${escaped(title)}</h1><small>${escaped(author)}</small>${content}</body></html>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The page is not compiled: it is served from `src` also where the rest runs from `dist`. */
function projectRoot(): string {
  let folder = import.meta.dirname;
  while (!existsSync(path.join(folder, 'package.json'))) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('the simulator does not find the project’s folder');
    folder = above;
  }
  return folder;
}
