import { createRequire } from 'node:module';
import path from 'node:path';
import express, { type Router } from 'express';
import type { Database } from '../../database/index.ts';
import { isDay, sayDay } from '../../days.ts';

const styles = path.join(
  path.dirname(createRequire(import.meta.url).resolve('weui/package.json')),
  'dist/style',
);

/** A day's bulletin to read: what a template message, which holds 20 characters, links to. */
export function bulletinPages(database: Database): Router {
  const router = express.Router();
  router.get('/weui.css', (_request, response) => {
    response.sendFile('weui.min.css', { root: styles, maxAge: '7d' });
  });
  router.get('/bulletin/:day', async (request, response) => {
    const { day } = request.params;
    const bulletin = isDay(day)
      ? await database.prisma.bulletin.findUnique({ where: { day } })
      : null;
    const title = bulletin ? `每日播报 ${sayDay(day)}` : '没有找到这一天的播报';
    const body = bulletin?.body ?? '请回到公众号，回复“今日播报”查看最近一期。';
    response
      .status(bulletin ? 200 : 404)
      .type('html')
      .send(page(title, body));
  });
  return router;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) =>
  text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');

/** A line of its own that is a web address becomes a link. */
function line(text: string): string {
  const shown = escaped(text);
  return /^https?:\/\/\S+$/.test(text) ? `<a href="${shown}">${shown}</a>` : shown;
}

function page(title: string, body: string): string {
  const paragraphs = body
    .split(/\n{2,}/)
    .map((part) => `<p>${part.split('\n').map(line).join('<br>')}</p>`)
    .join('\n');
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/h5/weui.css">
<article class="weui-article"><h1>${escaped(title)}</h1><section>${paragraphs}</section></article>
</html>
`;
}
