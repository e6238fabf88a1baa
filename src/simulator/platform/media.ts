import { z } from 'zod';
import { kindOfPicture } from '../acts/pictures.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import type { Media, MediaType } from '../state/media.ts';
import { type Call, type Endpoint, ok, RawAnswer, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';
import { findMedia } from './payload.ts';

const MB = 1024 * 1024;
const types = z.enum(['image', 'voice', 'video', 'thumb']);
const idRequest = z.object({ media_id: z.string() });

/** Largest size, and what a larger one is told. */
const sizes: Record<MediaType, [bytes: number, errcode: number]> = {
  image: [10 * MB, 40009],
  voice: [2 * MB, 40010],
  video: [10 * MB, 40011],
  thumb: [64 * 1024, 40012],
};
const extensions: Record<MediaType, string[]> = {
  image: ['jpg', 'jpeg', 'png', 'gif', 'bmp'],
  voice: ['amr', 'mp3'],
  video: ['mp4'],
  thumb: ['jpg', 'jpeg'],
};

/** Temporary and permanent material. */
export const mediaEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/media/upload',
    needs: 'verified',
    async run(sim, call) {
      const { id, type, at } = await store(sim, call, false);
      // A thumb's id comes under a name of its own.
      const thumb = type === 'thumb' ? { thumb_media_id: id } : {};
      return { type, media_id: id, ...thumb, created_at: Math.floor(at / 1000) };
    },
  },
  {
    method: 'GET',
    path: '/cgi-bin/media/get',
    needs: 'verified',
    run: (sim, call) => fileAnswer(sim, findMedia(sim, call.query.get('media_id') ?? '')),
  },
  {
    method: 'POST',
    path: '/cgi-bin/material/add_material',
    needs: 'verified',
    async run(sim, call) {
      const { id, type } = await store(sim, call, true);
      const url = type === 'image' || type === 'thumb' ? { url: addressOf(sim, id) } : {};
      return { media_id: id, ...url };
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/material/get_material',
    needs: 'verified',
    run(sim, call) {
      const media = findMedia(sim, readJson(call, idRequest).media_id);
      if (!media.permanent) throw new PlatformError(40007);
      return fileAnswer(sim, media);
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/material/del_material',
    needs: 'verified',
    run(sim, call) {
      const { id, permanent } = findMedia(sim, readJson(call, idRequest).media_id);
      if (!permanent) throw new PlatformError(40007);
      sim.media.remove(id);
      return ok;
    },
  },
  {
    method: 'POST',
    path: '/cgi-bin/media/uploadimg',
    needs: 'verified',
    async run(sim, call) {
      const { data, filename } = await readFile(call);
      if (data.length > MB) throw new PlatformError(40009);
      const kind = kindOfPicture(data);
      if (kind?.extension !== 'jpg' && kind?.extension !== 'png') throw new PlatformError(40005);
      const { mime } = kind;
      const at = nowOf(sim);
      const { id } = sim.media.add({ type: 'image', mime, filename, at, permanent: true, data });
      return { url: addressOf(sim, id) };
    },
  },
];

/** Where the simulator serves a picture. */
function addressOf(sim: Simulation, id: string): string {
  return `${sim.settings.baseUrl()}/media/${id}`;
}

async function store(sim: Simulation, call: Call, permanent: boolean): Promise<Media> {
  const type = types.safeParse(call.query.get('type'));
  if (!type.success) throw new PlatformError(40004);
  const { data, filename, mime } = await readFile(call);
  const [largest, errcode] = sizes[type.data];
  if (data.length > largest) throw new PlatformError(errcode);
  const extension = filename.split('.').pop()?.toLowerCase() ?? '';
  if (!extensions[type.data].includes(extension)) throw new PlatformError(40005);
  const isPicture = type.data === 'image' || type.data === 'thumb';
  const picture = kindOfPicture(data);
  if (isPicture && !picture) throw new PlatformError(40005);
  const at = nowOf(sim);
  const kept = { filename, at, permanent, data, mime: picture?.mime ?? mime };
  return sim.media.add({ type: type.data, ...kept });
}

/** The form's field `media`. */
async function readFile(call: Call): Promise<{ data: Buffer; filename: string; mime: string }> {
  const headers = { 'content-type': call.contentType };
  const form = await new Response(call.body, { headers }).formData().catch(() => null);
  const file = form?.get('media');
  if (!(file instanceof File) || file.size === 0) throw new PlatformError(41005);
  const data = Buffer.from(await file.arrayBuffer());
  return { data, filename: file.name, mime: file.type || 'application/octet-stream' };
}

function fileAnswer(sim: Simulation, media: Media): RawAnswer | Record<string, unknown> {
  if (media.type === 'video') return { video_url: addressOf(sim, media.id) };
  const disposition = `attachment; filename="${encodeURIComponent(media.filename)}"`;
  return new RawAnswer(media.data, media.mime, { 'content-disposition': disposition });
}
