import { createRequire } from 'node:module';
import path from 'node:path';
import express, { type Router } from 'express';

const styles = path.join(
  path.dirname(createRequire(import.meta.url).resolve('weui/package.json')),
  'dist/style',
);

/** What every page for members looks like: WeUI, from our own address. */
export function pageStyles(): Router {
  const router = express.Router();
  router.get('/weui.css', (_request, response) => {
    response.sendFile('weui.min.css', { root: styles, maxAge: '7d' });
  });
  return router;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it may stand in HTML, in an attribute with double quotes too. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '');
}

/** A line of its own that is a web address becomes a link. */
function line(text: string): string {
  const shown = escaped(text);
  return /^https?:\/\/\S+$/.test(text) ? `<a href="${shown}">${shown}</a>` : shown;
}

/**
 * A page to read, under `/h5`.
 *
 * @param body plain text: an empty line parts paragraphs
 * @param below HTML that comes after it: a button
 */
export function page(title: string, body: string, below = ''): string {
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
${below}</html>
`;
}
