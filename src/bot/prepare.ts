import type { Inbound } from '../wechat/index.ts';
import type { BotParts } from './bot.ts';
import { inputOf } from './input.ts';
import { patternOf } from './run.ts';
import { careFor } from './steps/care.ts';
import { meaningOf } from './steps/understand.ts';
import { openTalk } from './talk.ts';

/** A message as what comes before its turn sees it. */
export interface Asked {
  text: string;
  /** What the last answer left for a follow-up question. */
  topic: Record<string, unknown> | undefined;
}

/**
 * Fetches over the network what an intent's action will use, before the turn's transaction: nobody
 * waits for a network while holding locks. Must end soon by itself; whatever it throws is ignored.
 */
export type Prepare = (asked: Asked) => Promise<unknown>;

/** What was prepared, for the action of that intent alone. */
export interface Prepared {
  intent: string;
  value: unknown;
}

/** Runs the preparation of the intent a message seems to mean; most intents have none. */
export async function prepareTurn(
  parts: BotParts,
  inbound: Inbound,
): Promise<Prepared | undefined> {
  const { clock, database, vault, preparations } = parts;
  if (preparations.size === 0 || inbound.kind !== 'text') return undefined;
  const input = inputOf(inbound);
  // Words of despair are answered here, and are nobody else's to read.
  if (input?.kind !== 'text' || careFor(input.text)) return undefined;
  const { text } = input;
  const follower = await database.prisma.follower.findUnique({
    where: { openid: inbound.openid },
    select: { talk: true, handedOverUntil: true },
  });
  if (!follower || follower.handedOverUntil) return undefined;
  const talk = openTalk(vault, follower.talk);
  // In the middle of a form the plain answer will do.
  if (talk.forms.some((form) => !form.paused)) return undefined;
  const pattern = patternOf(parts, text);
  const { intent } = pattern ?? meaningOf(parts, talk, text, clock.now());
  const prepare = intent === undefined ? undefined : preparations.get(intent);
  if (intent === undefined || !prepare || pattern?.action) return undefined;
  const value = await prepare({ text, topic: talk.topic }).catch(() => undefined);
  return value === undefined ? undefined : { intent, value };
}
