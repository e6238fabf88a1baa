import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import { Refusal } from '../../errors.ts';
import { follow, scan, unfollow } from '../acts/events.ts';
import { tapMenu } from '../acts/menu.ts';
import { sayText, sendLocation, sendPhoto, sendVoice } from '../acts/messages.ts';
import type { Simulation } from '../simulation.ts';
import { findFollower } from '../state/followers.ts';
import type { FollowerState, MenuButton } from '../state/schema.ts';

const PHOTO_LIMIT = '10mb';
const JSON_LIMIT = '64kb';

const nothing = z.object({}).optional();
const photo = z.instanceof(Buffer, { error: '请选择一张图片' });
const words = z.object({
  text: z.string().min(1, '请写点什么').max(5000, '最多 5000 个字'),
  menuId: z.string().max(200).optional(),
});
const place = z.object({
  lat: z.number('纬度要填数字').min(-90, '纬度从 -90 到 90').max(90, '纬度从 -90 到 90'),
  lng: z.number('经度要填数字').min(-180, '经度从 -180 到 180').max(180, '经度从 -180 到 180'),
  label: z.string().trim().min(1, '地点不能空').max(100, '地点最多 100 个字'),
});
const voice = z.object({ recognition: z.string().trim().min(1).max(500).optional() });
const scene = z.object({
  scene: z.string().trim().min(1, '场景值不能空').max(128, '场景值最多 128 个字'),
});
const menuTap = z.object({
  path: z.array(z.number().int().min(0)).min(1).max(2),
  scanned: z.string().max(500).optional(),
  place: place.optional(),
});

/** What a follower does on the page: `POST /followers/:openid/<act>`. */
export function followerActs(sim: Simulation): Router {
  const router = express.Router();
  const { act, json } = acting(sim, router);
  json(
    '/follow',
    act(nothing, (me) => follow(sim, me)),
  );
  json(
    '/unfollow',
    act(nothing, (me) => unfollow(sim, me)),
  );
  json(
    '/text',
    act(words, (me, { text, menuId }) => sayText(sim, me, text, menuId)),
  );
  json(
    '/location',
    act(place, (me, where) => sendLocation(sim, me, where)),
  );
  json(
    '/voice',
    act(voice, (me, spoken) => sendVoice(sim, me, spoken)),
  );
  json(
    '/scan',
    act(scene, (me, code) => scan(sim, me, code.scene)),
  );
  json(
    '/menu',
    act(menuTap, (me, { path, ...input }) => tapMenu(sim, me, buttonAt(sim, path), input)),
  );
  router.post(
    '/followers/:openid/photo',
    express.raw({ type: 'image/*', limit: PHOTO_LIMIT }),
    act(photo, (me, data) => sendPhoto(sim, me, data)),
  );
  return router;
}

export const readJsonBody = (): RequestHandler => express.json({ limit: JSON_LIMIT });

type Run<T> = (follower: FollowerState, body: T) => Promise<unknown>;

interface Acting {
  act<T>(schema: z.ZodType<T>, run: Run<T>): RequestHandler;
  json(path: string, handler: RequestHandler): void;
}

/** A handler begins what a follower does; how it goes on is told by the stream. */
function acting(sim: Simulation, router: Router): Acting {
  return {
    act: (schema, run) => (request, response) => {
      const follower = findFollower(sim, String(request.params.openid));
      if (!follower) throw new Refusal('没有这位粉丝，请刷新页面');
      const work = run(follower, schema.parse(request.body));
      sim.tasks.start(() => work);
      response.status(202).json({});
    },
    json: (path, handler) => {
      router.post(`/followers/:openid${path}`, readJsonBody(), handler);
    },
  };
}

function buttonAt(sim: Simulation, [top = 0, sub]: number[]): MenuButton {
  const button = sim.state.menu?.[top];
  const chosen = sub === undefined ? button : button?.sub_button?.[sub];
  if (!chosen) throw new Refusal('菜单已经变了，请再看一看');
  return chosen;
}
