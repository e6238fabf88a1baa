import { nowOf, type Simulation } from '../simulation.ts';
import { newMsgId } from '../state/ids.ts';
import type { FollowerState } from '../state/schema.ts';
import { type Fields, writeXml } from './xml.ts';

/** One message or event for the bot. */
export interface Inbound {
  openid: string;
  /** Null where no person waits for an answer, as for the result of a mass send. */
  follower: FollowerState | null;
  /** Where nothing can be heard, the follower is told so; false for events nobody notices. */
  faultShown: boolean;
  /** A message, to which a reply may hold one article; or an event, eight. */
  isEvent: boolean;
  label: string;
  msgId: string | null;
  createTime: number;
  xml: string;
}

interface Description {
  /** For the records panel, in Chinese. */
  label: string;
  faultShown?: boolean;
}

/** A message by a follower, with a MsgId. */
export function messageFrom(
  sim: Simulation,
  follower: FollowerState,
  type: string,
  fields: Fields,
  { label }: Description,
): Inbound {
  const msgId = newMsgId();
  const createTime = Math.floor(nowOf(sim) / 1000);
  return {
    openid: follower.openid,
    follower,
    faultShown: true,
    isEvent: false,
    label,
    msgId,
    createTime,
    xml: writeXml({
      ...head(sim, follower.openid, createTime, type, fields),
      MsgId: BigInt(msgId),
    }),
  };
}

/** An event caused by a follower, who sees the reply. */
export function eventFrom(
  sim: Simulation,
  follower: FollowerState,
  event: string,
  fields: Fields,
  description: Description,
): Inbound {
  return {
    ...eventAbout(sim, follower.openid, event, fields, description),
    follower,
    faultShown: description.faultShown ?? false,
  };
}

/** An event of the platform's own, such as the result of a send. */
export function eventAbout(
  sim: Simulation,
  openid: string,
  event: string,
  fields: Fields,
  { label }: Description,
): Inbound {
  const createTime = Math.floor(nowOf(sim) / 1000);
  return {
    openid,
    follower: null,
    faultShown: false,
    isEvent: true,
    label,
    msgId: null,
    createTime,
    xml: writeXml(head(sim, openid, createTime, 'event', { Event: event, ...fields })),
  };
}

function head(
  sim: Simulation,
  openid: string,
  createTime: number,
  type: string,
  fields: Fields,
): Fields {
  return {
    ToUserName: sim.settings.accountId,
    FromUserName: openid,
    CreateTime: createTime,
    MsgType: type,
    ...fields,
  };
}
