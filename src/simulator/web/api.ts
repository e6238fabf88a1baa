import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../../errors.ts';
import { follow } from '../acts/events.ts';
import { misbehaveSchema } from '../misbehaviour.ts';
import type { Simulation } from '../simulation.ts';
import { addFollower, findFollower, rename } from '../state/followers.ts';
import type { SimulatedWorld } from '../world/world.ts';
import { followerActs, readJsonBody } from './acts.ts';
import { bringCast } from './cast.ts';
import { stream } from './stream.ts';
import { followerView, wholeView } from './view.ts';

const named = z.object({
  name: z.string().trim().min(1, '名字不能空').max(20, '名字最多 20 个字'),
});

/** What the page asks and does. */
export function pageApi(sim: Simulation, world: SimulatedWorld): Router {
  const router = express.Router();
  router.use(refuseForeign);
  router.get('/events', (request, response) => stream(sim, request, response));
  router.use(people(sim), followerActs(sim), platformSwitches(world));
  return router;
}

/** Neither of these kinds can another page that is open in the browser send without being asked. */
function refuseForeign(request: Request, _response: Response, next: NextFunction): void {
  const kind = request.get('content-type') ?? '';
  if (request.method === 'POST' && !/^(application\/json|image\/)/.test(kind))
    throw new Refusal('请求要用 JSON');
  next();
}

function people(sim: Simulation): Router {
  const router = express.Router();
  router.post('/open', readJsonBody(), (_request, response) => {
    bringCast(sim);
    response.json(wholeView(sim));
  });
  router.post('/followers', readJsonBody(), (request, response) => {
    const person = addFollower(sim, named.parse(request.body).name);
    sim.tasks.start(() => follow(sim, person));
    response.status(201).json(followerView(sim, person));
  });
  router.post('/followers/:openid/name', readJsonBody(), (request, response) => {
    const person = findFollower(sim, String(request.params.openid));
    if (!person) throw new Refusal('没有这位粉丝，请刷新页面');
    rename(sim, person, named.parse(request.body).name);
    response.json(followerView(sim, person));
  });
  return router;
}

/** Switches and the like, which concern no one follower. */
function platformSwitches(world: SimulatedWorld): Router {
  const router = express.Router();
  router.post('/misbehave', readJsonBody(), (request, response) => {
    world.misbehave(misbehaveSchema.parse(request.body));
    response.json(world.misbehaviours);
  });
  router.post('/verify', readJsonBody(), async (_request, response) => {
    response.json(await world.verifyServer());
  });
  router.post('/reset', readJsonBody(), (_request, response) => {
    world.reset();
    response.json({});
  });
  return router;
}
