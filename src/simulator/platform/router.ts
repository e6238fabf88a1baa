import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { messageOf } from '../../errors.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { newRid, nextId } from '../state/ids.ts';
import { pause } from '../tasks.ts';
import { type Answer, type Call, type Endpoint, RawAnswer } from './endpoint.ts';
import { endpoints } from './endpoints.ts';
import { PlatformError } from './errors.ts';
import { loggedRequest, loggedResponse } from './logged.ts';
import { count } from './quota.ts';
import { checkToken } from './token.ts';

const BODY_LIMIT = '12mb';

/** Thrown where the connection is to be closed without an answer. */
class Dropped extends Error {}

/** The platform's API: what `https://api.weixin.qq.com` is to a real account. */
export function platformRouter(sim: Simulation): Router {
  const router = express.Router();
  const byPath = new Map(endpoints.map((endpoint) => [endpoint.path, endpoint]));
  router.use(express.raw({ type: () => true, limit: BODY_LIMIT }));
  router.use((request, response) => answer(sim, byPath.get(request.path), request, response));
  router.use(refuseBody);
  return router;
}

/** A body that is too large, or cut off: the platform's gateway says so without JSON. */
function refuseBody(
  _error: Error,
  _request: Request,
  response: Response,
  _next: NextFunction,
): void {
  response.status(413).end();
}

async function answer(
  sim: Simulation,
  endpoint: Endpoint | undefined,
  request: Request,
  response: Response,
): Promise<void> {
  const started = performance.now();
  const call = readCall(request);
  const rid = newRid();
  const at = nowOf(sim);
  const result = await attempt(sim, endpoint, request, call, rid);
  const logged = loggedResponse(result);
  const recorded = {
    id: nextId(sim.state, 'c'),
    at,
    method: request.method,
    endpoint: request.path,
    request: loggedRequest(call),
    ...logged,
    rid,
    ms: Math.round(performance.now() - started),
  };
  sim.records.addCall(recorded);
  sim.changes.publish({ type: 'call', call: recorded });
  if (result === null) request.socket.destroy();
  else write(response, result);
}

/** @returns null where the connection is to be dropped */
async function attempt(
  sim: Simulation,
  endpoint: Endpoint | undefined,
  request: Request,
  call: Call,
  rid: string,
): Promise<Answer | null> {
  try {
    if (!endpoint) throw new PlatformError(40066);
    await misbehave(sim, endpoint);
    admit(sim, endpoint, request.method, call);
    return await endpoint.run(sim, call);
  } catch (error) {
    if (error instanceof Dropped) return null;
    if (error instanceof PlatformError)
      return { errcode: error.errcode, errmsg: `${error.message} rid: ${rid}`, ...error.extra };
    sim.log.error({ error: messageOf(error), path: request.path }, 'simulator: a call failed');
    return { errcode: -1, errmsg: `system error rid: ${rid}` };
  }
}

async function misbehave(sim: Simulation, { path }: Endpoint): Promise<void> {
  const slow = sim.misbehaviour.take('slow', path);
  if (slow) await pause(slow.ms, sim.tasks.signal);
  if (sim.misbehaviour.take('dropConnection', path)) throw new Dropped();
  if (sim.misbehaviour.take('busy', path)) throw new PlatformError(-1);
}

/** Never spent by `quotaSpent` unless it is meant for one of them: without a token nothing works at all. */
const spared = ['/cgi-bin/token', '/cgi-bin/stable_token', '/cgi-bin/clear_quota'];

function admit(sim: Simulation, endpoint: Endpoint, method: string, call: Call): void {
  const { path, needs } = endpoint;
  if (endpoint.method === 'POST' && method !== 'POST') throw new PlatformError(43002);
  if (endpoint.method === 'GET' && method !== 'GET') throw new PlatformError(43001);
  if (!endpoint.open) checkToken(sim, call.query.get('access_token'));
  const { verified, accountType } = sim.settings;
  if (needs && !verified) throw new PlatformError(48001);
  if (needs === 'service' && accountType !== 'service') throw new PlatformError(48001);
  const scoped = sim.misbehaviour.current.quotaSpent?.endpoint === path;
  if ((scoped || !spared.includes(path)) && sim.misbehaviour.take('quotaSpent', path))
    throw new PlatformError(/\/mass\/send/.test(path) ? 45028 : 45009);
  if (!count(sim, endpoint)) throw new PlatformError(45009);
}

function readCall(request: Request): Call {
  const query = new URLSearchParams(request.originalUrl.split('?', 2)[1] ?? '');
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return { query, body, contentType: request.get('content-type') ?? '' };
}

function write(response: Response, answer: Answer): void {
  if (answer instanceof RawAnswer) {
    response.set(answer.headers).type(answer.contentType).send(answer.body);
    return;
  }
  response.type('application/json').send(JSON.stringify(answer));
}
