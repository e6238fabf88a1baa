import { bare } from '../forms/words.ts';
import { type Step, textOf } from '../frame.ts';
import { runIntent, sharedSay } from '../run.ts';

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
  const menu = await runIntent(frame, 'menu');
  const back = sharedSay(frame)('handover.back');
  return menu.kind === 'choices' ? { ...menu, head: `${back}\n\n${menu.head}` } : menu;
};
