import path from 'node:path';
import { loadIntents } from '../../src/bot/intents/index.ts';
import type { Words } from '../load/message.ts';
import { openidOf } from '../support/account.ts';
import { root } from '../support/root.ts';

/** Followers who say the same thing one after the other; more than there are connections. */
const block = 64;

const { intents } = await loadIntents(path.join(root, 'intents'));

/** Questions as intents/ask-law.yaml has them. */
export const lawQuestions = intents.find(({ intent }) => intent === 'ask-law')?.examples ?? [];

/** What a follower says, one after the other: half of it is a form being filled in. */
const visit = [
  () => '菜单',
  (follower: number) => lawQuestions[follower % lawQuestions.length] ?? '',
  () => '我想申请困难救助',
  () => '1',
];

/**
 * So many messages, as a union's followers would write them: each follower says four things, in
 * order, but never two at once; who comes next lies far from who came before.
 *
 * @param from messages used before: goes on with the followers behind them
 */
export function messagesOf(count: number, from: number, followers: number): Words[] {
  return Array.from({ length: count }, (_, offset) => {
    const at = from + offset;
    const visitor = Math.floor(at / (block * visit.length)) * block + (at % block);
    // 104,729 is prime and divides neither number of followers: every follower has a turn.
    const follower = (visitor * 104_729) % followers;
    const words = visit[Math.floor(at / block) % visit.length];
    return { openid: openidOf(follower), text: words?.(follower) ?? '' };
  });
}
