import { z } from 'zod';
import { readData } from '../data.ts';

/** Sentences that are not labour law, by the area they belong to. */
export type Foreign = Record<string, string[]>;

/** The area of prisma/seed/legal-foreign.yaml that is none: it is never named to a member. */
export const smallTalk = '闲聊';

/** Reads prisma/seed/legal-foreign.yaml. */
export const loadForeign = (file: string): Promise<Foreign> =>
  readData(file, z.record(z.string(), z.array(z.string())));
