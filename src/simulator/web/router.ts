import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { ZodError } from 'zod';
import { messageOf, Refusal } from '../../errors.ts';
import { platformRouter } from '../platform/router.ts';
import type { Simulation } from '../simulation.ts';
import type { SimulatedWorld } from '../world/world.ts';
import { pageApi } from './api.ts';
import { contentFiles, pageFiles } from './files.ts';

/** Everything under `/simulator`. */
export function simulatorRouter(sim: Simulation, world: SimulatedWorld): Router {
  const router = express.Router();
  router.use('/platform', platformRouter(sim));
  router.use(
    '/api',
    pageApi(sim, world),
    (error: unknown, request: Request, response: Response, _next: NextFunction) => {
      const { status, message } = explain(error);
      if (status === 500)
        sim.log.error(
          { error: messageOf(error), path: request.path },
          'simulator: the page failed',
        );
      response.status(status).json({ error: message });
    },
  );
  router.use(contentFiles(sim), pageFiles());
  return router;
}

/** What went wrong, in words for whoever sits before the page. */
function explain(error: unknown): { status: number; message: string } {
  if (error instanceof Refusal) return { status: 409, message: error.message };
  if (error instanceof ZodError)
    return { status: 400, message: error.issues[0]?.message ?? '输入有误' };
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
  if (status === 413) return { status, message: '太大了：图片最大 10 MB' };
  if (status >= 400 && status < 500) return { status, message: '请求有误' };
  return { status: 500, message: '模拟器出错了，请看日志' };
}
