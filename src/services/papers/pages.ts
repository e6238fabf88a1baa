import express, { type Response, type Router } from 'express';
import type { Say } from '../../bot/action.ts';
import { sayMoment } from '../../days.ts';
import { page } from '../page.ts';
import type { ServiceTools } from '../service.ts';
import { writeDocx } from './documents/docx.ts';
import { blocksOf, paperTitles } from './kinds.ts';
import { giveBackDownload, paperOf, takeDownload } from './records.ts';

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/**
 * The page a link opens, and the file behind its button. Only the button's POST counts as a
 * download: WeChat looks at every link that is sent, browsers fetch ahead, and both use GET.
 *
 * @param say the replies of book-lawyer
 */
export function paperPages(
  { database, vault, clock }: Pick<ServiceTools, 'database' | 'vault' | 'clock'>,
  say: Say,
): Router {
  const { prisma } = database;
  const router = express.Router();
  router.use('/papers', (_request, response, next) => {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' });
    next();
  });
  router.get('/papers/:token', async (request, response) => {
    const { token } = request.params;
    const found = await paperOf(prisma, vault, token, clock.now());
    if (!found) return notFound(response, say);
    const title = paperTitles[found.contents.paper];
    const values = { left: found.downloadsLeft, until: sayMoment(found.expiresAt) };
    const body = `${say(`paper.about.${found.contents.paper}`)}\n\n${say('paper.page', values)}`;
    const button = downloadButton(token, say('paper.page.button'));
    response.type('html').send(page(title, body, button));
  });
  // A download manager that comes back by GET gets the page, not an error.
  router.get('/papers/:token/file', (request, response) => {
    response.redirect(303, `../${encodeURIComponent(request.params.token)}`);
  });
  router.post('/papers/:token/file', async (request, response) => {
    const { token } = request.params;
    const found = await paperOf(prisma, vault, token, clock.now());
    if (!found) return notFound(response, say);
    const title = paperTitles[found.contents.paper];
    // Counted before it is written: writing takes a while, and a link could be asked for it any number of times.
    if (!(await takeDownload(prisma, token, clock.now()))) return notFound(response, say);
    const file = await writeDocx(title, blocksOf(found.contents)).catch(async (error) => {
      await giveBackDownload(prisma, token);
      throw error;
    });
    response
      .type(docxType)
      .set('Content-Disposition', attachment(`${title}.docx`))
      .send(file);
  });
  return router;
}

function notFound(response: Response, say: Say): void {
  const html = page(say('paper.page.gone.title'), say('paper.page.gone'));
  response.status(404).type('html').send(html);
}

function downloadButton(token: string, label: string): string {
  const action = `${encodeURIComponent(token)}/file`;
  return `<form method="post" action="${action}"><p class="weui-btn-area"><button class="weui-btn weui-btn_primary">${label}</button></p></form>\n`;
}

/** A file name in Chinese: RFC 6266 with the encoding of RFC 8187 (5987 before), and one in ASCII. */
function attachment(name: string): string {
  return `attachment; filename="paper.docx"; filename*=UTF-8''${encodeURIComponent(name)}`;
}
