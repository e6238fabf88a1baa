import { timingSafeEqual } from 'node:crypto';
import express, { type Router } from 'express';
import { messageOf } from './errors.ts';
import type { Metrics } from './metrics.ts';

/** One thing that must work before messages can be taken. */
export interface ReadinessCheck {
  name: string;
  run(): Promise<unknown>;
}

export interface OperationsOptions {
  metrics: Metrics;
  /** Undefined in sandbox mode: anyone may read the metrics. */
  metricsToken?: string;
  sandbox: boolean;
  checks: ReadinessCheck[];
  /** True once the program is shutting down: balancers send nothing new. */
  stopping: () => boolean;
}

const checkTimeoutMs = 3_000;

/** `/healthz` the process lives; `/readyz` it can work; `/metrics` for Prometheus. */
export function operations(options: OperationsOptions): Router {
  const { metrics, metricsToken, sandbox, checks, stopping } = options;
  const router = express.Router();

  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });

  router.get('/readyz', async (_request, response) => {
    const results = await Promise.all(checks.map(runCheck));
    const ready = !stopping() && results.every((result) => result.ok);
    const report = Object.fromEntries(results.map(({ name, ...result }) => [name, result]));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', ...report });
  });

  router.get('/metrics', async (request, response) => {
    const given = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const open = sandbox && metricsToken === undefined;
    if (!open && !(metricsToken && same(given, metricsToken))) {
      const help = metricsToken ? 'wrong token' : 'set METRICS_TOKEN';
      response
        .status(metricsToken ? 401 : 404)
        .type('text')
        .send(`${help}\n`);
      return;
    }
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

async function runCheck(
  check: ReadinessCheck,
): Promise<{ name: string; ok: boolean; error?: string }> {
  const timeout = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), checkTimeoutMs).unref();
  });
  try {
    await Promise.race([check.run(), timeout]);
    return { name: check.name, ok: true };
  } catch (error) {
    return { name: check.name, ok: false, error: messageOf(error) };
  }
}

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
