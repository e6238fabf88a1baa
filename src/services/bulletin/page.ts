import express, { type Router } from 'express';
import type { Database } from '../../database/index.ts';
import { isDay, sayDay } from '../../days.ts';
import { page } from '../page.ts';

/** A day's bulletin to read: what a template message, which holds 20 characters, links to. */
export function bulletinPages(database: Database): Router {
  const router = express.Router();
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
