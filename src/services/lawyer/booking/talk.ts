import { z } from 'zod';
import type { Turn } from '../../../bot/action.ts';
import { oneDay } from '../../../days.ts';

/** One question of the talk before, and the law card that answered it. */
export interface TalkItem {
  question: string;
  /** The card's id in prisma/seed/legal. */
  card: string;
  /** When, in milliseconds since 1970. */
  at?: number | undefined;
}

const talk = z.array(
  z.object({ question: z.string().min(1), card: z.string(), at: z.number().optional() }),
);
/** What ask-law remembers (src/services/legal); not all of it must be there. */
const topic = z.object({ intent: z.literal('ask-law'), talk });

/** The law questions of the last 24 hours that a card answered, the newest last. */
export function talkBefore(turn: Pick<Turn, 'topic' | 'now'>): TalkItem[] {
  const before = topic.safeParse(turn.topic);
  if (!before.success) return [];
  return before.data.talk.filter(({ at = 0 }) => turn.now.getTime() - at <= oneDay);
}

/** The talk as it came through an option or a form. */
export function readTalk(value: unknown): TalkItem[] {
  const read = talk.safeParse(value);
  return read.success ? read.data : [];
}
