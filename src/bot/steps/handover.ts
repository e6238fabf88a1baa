import { bare } from '../forms/words.ts';
import { type Step, textOf } from '../frame.ts';
import { sharedSay } from '../run.ts';
import { menu } from './words.ts';

const wayBack = new Set(['返回', '菜单', '取消', '结束', '退出', '不用了', '结束服务', '机器人']);

/** While a person has the conversation, every message goes to them; 返回 ends it. */
export const handedOver: Step = async (frame) => {
  const { follower, now } = frame;
  if (!follower.handedOverUntil || frame.inbound.kind === 'event') return undefined;
  if (follower.handedOverUntil <= now) {
    follower.handedOverUntil = null;
    return undefined;
  }
  frame.route = 'handover';
  const text = textOf(frame);
  if (text === undefined || !wayBack.has(bare(text)))
    return { kind: 'handover', until: follower.handedOverUntil };
  follower.handedOverUntil = null;
  const shown = await menu(frame);
  const back = sharedSay(frame)('handover.back');
  return shown.kind === 'choices' ? { ...shown, head: `${back}\n\n${shown.head}` } : shown;
};
