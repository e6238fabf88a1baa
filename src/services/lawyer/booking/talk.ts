import { z } from 'zod';
import type { Turn } from '../../../bot/action.ts';

/** One question of the talk before, and the law card that answered it. */
export interface TalkItem {
  question: string;
  /** The card's id in prisma/seed/legal. */
  card: string;
}

const talk = z.array(z.object({ question: z.string().min(1), card: z.string() }));
/** What ask-law remembers (src/services/legal); not all of it must be there. */
const topic = z.object({ intent: z.literal('ask-law'), talk });

/** The last law questions of this conversation, the newest last; none if it was about something else. */
export function talkBefore(turn: Pick<Turn, 'topic'>): TalkItem[] {
  const before = topic.safeParse(turn.topic);
  return before.success ? before.data.talk : [];
}

/** The talk as it came through an option or a form. */
export function readTalk(value: unknown): TalkItem[] {
  const read = talk.safeParse(value);
  return read.success ? read.data : [];
}
