import { Refusal } from '../../errors.ts';
import { messageFrom } from '../delivery/inbound.ts';
import type { Fields } from '../delivery/xml.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { grant, type Trigger } from '../state/allowance.ts';
import { show } from '../state/chat.ts';
import type { MessageDraft, SeenMessage } from '../state/message.ts';
import type { FollowerState } from '../state/schema.ts';
import { bring } from './act.ts';
import { kindOfPicture } from './pictures.ts';

type Said = Omit<MessageDraft, 'from'>;

/**
 * The follower writes, or taps a choice.
 *
 * @param menuId the tapped choice's id; a tap counts as a menu click, not as a message (page 客服消息)
 */
export function sayText(
  sim: Simulation,
  follower: FollowerState,
  text: string,
  menuId?: string,
): Promise<SeenMessage[]> {
  const fields: Fields = { Content: text };
  if (menuId !== undefined) fields.bizmsgmenuid = menuId;
  const trigger = menuId === undefined ? 'message' : 'menu';
  return send(sim, follower, 'text', fields, { kind: 'text', text }, trigger);
}

/** @throws Refusal where the bytes are no picture the platform takes */
export function sendPhoto(
  sim: Simulation,
  follower: FollowerState,
  data: Buffer,
): Promise<SeenMessage[]> {
  const picture = kindOfPicture(data);
  if (!picture) throw new Refusal('不是 JPG、PNG、GIF、BMP 或 WebP 图片');
  const { id } = sim.media.add({
    type: 'image',
    mime: picture.mime,
    filename: `photo.${picture.extension}`,
    at: nowOf(sim),
    permanent: false,
    data,
  });
  const fields = { PicUrl: `${sim.settings.baseUrl()}/media/${id}`, MediaId: id };
  return send(sim, follower, 'image', fields, { kind: 'image', text: '[图片]', mediaId: id });
}

export interface VoiceOptions {
  /** What speech recognition made of it; the platform has stopped sending it for most accounts. */
  recognition?: string;
  data?: Buffer;
}

export function sendVoice(
  sim: Simulation,
  follower: FollowerState,
  { recognition, data = Buffer.from('#!AMR\n') }: VoiceOptions = {},
): Promise<SeenMessage[]> {
  const stored = { type: 'voice', mime: 'audio/amr', at: nowOf(sim), permanent: false } as const;
  const { id } = sim.media.add({ ...stored, filename: 'voice.amr', data });
  const fields: Fields = { MediaId: id, Format: 'amr', MediaId16K: `${id}16K` };
  if (recognition !== undefined) fields.Recognition = recognition;
  const text = recognition ?? '[语音]';
  return send(sim, follower, 'voice', fields, { kind: 'voice', text, mediaId: id });
}

export interface Place {
  lat: number;
  lng: number;
  label: string;
}

export function sendLocation(
  sim: Simulation,
  follower: FollowerState,
  { lat, lng, label }: Place,
): Promise<SeenMessage[]> {
  const fields: Fields = { Location_X: lat, Location_Y: lng, Scale: 16, Label: label };
  return send(sim, follower, 'location', fields, {
    kind: 'location',
    text: label,
    location: { lat, lng },
  });
}

function send(
  sim: Simulation,
  follower: FollowerState,
  type: string,
  fields: Fields,
  said: Said,
  trigger: Trigger = 'message',
): Promise<SeenMessage[]> {
  if (!follower.subscribed) throw new Refusal(`${follower.name}没有关注公众号，发不了消息`);
  show(sim, follower, { from: 'follower', ...said });
  follower.allowances = grant(follower.allowances, trigger, nowOf(sim));
  const label = `${labels[type] ?? type}：${said.text.slice(0, 40)}`;
  return bring(sim, follower, messageFrom(sim, follower, type, fields, { label }));
}

const labels: Record<string, string> = {
  text: '文字',
  image: '图片',
  voice: '语音',
  location: '位置',
};
