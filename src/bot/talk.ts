import { z } from 'zod';
import type { Vault } from '../database/index.ts';

/** An open form of a follower: all that must survive between two messages. */
const formState = z.object({
  form: z.string(),
  version: z.number(),
  answers: z.record(z.string(), z.unknown()),
  /** The field asked last, or `#confirm` for the summary, `#change` for "which one?". */
  asking: z.string(),
  /** Wrong answers in a row to that question. */
  attempts: z.number(),
  /** Milliseconds since 1970. */
  expiresAt: z.number(),
  /** Set while the member looks at the menu: messages are matched as if there were no form. */
  paused: z.boolean().optional(),
});

const option = z.object({
  label: z.string(),
  action: z.string(),
  args: z.record(z.string(), z.unknown()).optional(),
  says: z.enum(['yes', 'no']).optional(),
});

const talkState = z.object({
  /** Open forms, the newest last: that one is being filled in. */
  forms: z.array(formState),
  /** The choices offered last. */
  offered: z.object({ options: z.array(option), expiresAt: z.number() }).optional(),
  /** The subject of the last answer, for a follow-up question: what the action left here. */
  topic: z.record(z.string(), z.unknown()).optional(),
});

export type FormState = z.infer<typeof formState>;
/** Where the talk with a follower stands; kept sealed in their row. */
export type Talk = z.infer<typeof talkState>;

const purpose = 'follower.talk';

export const freshTalk = (): Talk => ({ forms: [] });

/** Opens a stored talk; one written by another version that no longer fits begins afresh. */
export function openTalk(vault: Vault, sealed: Uint8Array | null): Talk {
  if (!sealed) return freshTalk();
  const parsed = talkState.safeParse(vault.openJson(sealed, purpose));
  return parsed.success ? parsed.data : freshTalk();
}

/** @returns null for a talk in which nothing is open */
export function sealTalk(vault: Vault, talk: Talk): Uint8Array<ArrayBuffer> | null {
  if (talk.forms.length === 0 && !talk.offered && !talk.topic) return null;
  return vault.sealJson(talk, purpose);
}
