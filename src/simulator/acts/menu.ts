import { Refusal } from '../../errors.ts';
import { eventFrom } from '../delivery/inbound.ts';
import type { Fields } from '../delivery/xml.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { grant } from '../state/allowance.ts';
import { show, showNotice } from '../state/chat.ts';
import type { SeenMessage } from '../state/message.ts';
import type { FollowerState, MenuButton } from '../state/schema.ts';
import { bring } from './act.ts';
import { type Place, sendLocation } from './messages.ts';

/** What some kinds of button ask of the follower. */
export interface MenuInput {
  scanned?: string;
  place?: Place;
}

type Button = MenuButton | NonNullable<MenuButton['sub_button']>[number];

/** Every button that does something, sub menus opened. */
export function menuButtons(menu: MenuButton[] | null): Button[] {
  return (menu ?? []).flatMap((button) =>
    button.sub_button?.length ? button.sub_button : [button],
  );
}

/** Taps a button of the custom menu. Kinds that only open something send the bot no event to answer. */
export function tapMenu(
  sim: Simulation,
  follower: FollowerState,
  button: Button,
  input: MenuInput = {},
): Promise<SeenMessage[]> {
  if (!follower.subscribed) throw new Refusal(`${follower.name}没有关注公众号，没有菜单可点`);
  showNotice(sim, follower, `点了菜单「${button.name}」`);
  if (button.type === 'media_id')
    return Promise.resolve([showMaterial(sim, follower, field(button, 'media_id'))]);
  return bringTap(sim, follower, button, input);
}

async function bringTap(
  sim: Simulation,
  follower: FollowerState,
  button: Button,
  input: MenuInput,
): Promise<SeenMessage[]> {
  const type = button.type ?? 'click';
  if (type === 'click' || type.startsWith('scancode_'))
    follower.allowances = grant(follower.allowances, 'menu', nowOf(sim));
  const event = eventNames[type] ?? type;
  const inbound = eventFrom(sim, follower, event, fieldsOf(sim, button, type, input), {
    label: `菜单：${button.name}`,
    faultShown: !silent.includes(type),
  });
  const seen = await bring(sim, follower, inbound);
  if (type !== 'location_select' || !input.place) return seen;
  return [...seen, ...(await sendLocation(sim, follower, input.place))];
}

const eventNames: Record<string, string> = {
  click: 'CLICK',
  view: 'VIEW',
  miniprogram: 'view_miniprogram',
};

/** The follower is taken elsewhere and sees no reply. */
const silent = ['view', 'miniprogram', 'view_limited', 'article_view_limited', 'article_id'];

function fieldsOf(sim: Simulation, button: Button, type: string, input: MenuInput): Fields {
  if (type === 'view') return { EventKey: field(button, 'url'), MenuId: sim.state.menuId };
  if (type === 'miniprogram')
    return { EventKey: field(button, 'pagepath'), MenuId: sim.state.menuId };
  const fields: Fields = { EventKey: field(button, 'key') };
  if (type.startsWith('scancode_'))
    fields.ScanCodeInfo = { ScanType: 'qrcode', ScanResult: input.scanned ?? '' };
  if (type.startsWith('pic_'))
    fields.SendPicsInfo = { Count: 1, PicList: { item: { PicMd5Sum: '' } } };
  if (type === 'location_select') {
    const { lat = 0, lng = 0, label = '' } = input.place ?? {};
    const place = { Location_X: String(lat), Location_Y: String(lng), Scale: '16', Label: label };
    fields.SendLocationInfo = { ...place, Poiname: label };
  }
  return fields;
}

function showMaterial(sim: Simulation, follower: FollowerState, mediaId: string): SeenMessage {
  const media = sim.media.find(mediaId, nowOf(sim));
  const kind = media?.type === 'voice' || media?.type === 'video' ? media.type : 'image';
  return show(sim, follower, { from: 'account', kind, text: '[素材]', mediaId, via: 'passive' });
}

function field(button: Button, name: string): string {
  const value = button[name];
  return typeof value === 'string' ? value : '';
}
