import { z } from 'zod';

/** What a member of a story does: writes a text, sends a photo or a place, taps a menu button. */
export type Deed =
  | string
  | { photo: true }
  | { location: [latitude: number, longitude: number, label: string] }
  | { tap: string };

/** A line of a story: the member's, a part of what the bot answers, or a time the clock is set to. */
export type StoryTurn = { member: Deed } | { bot: string } | { at: string };

/** A conversation that `npm test` runs. */
export interface Story {
  name: string;
  turns: StoryTurn[];
}

/** One file of intents/: what members say, what runs, and what the bot says. */
export interface IntentFile {
  intent: string;
  /** As shown in menus and in 您是想问…; whoever types it means just this. */
  title: string;
  /** What runs: service.action. */
  action: string;
  /**
   * True if it only tells something: it may answer in the middle of a form. What signs up, cancels or
   * opens a form may not, and that is the default: a word misread must never do anything.
   */
  interrupts?: boolean;
  /** Strong words: they raise the score, they never decide alone. */
  words: string[];
  examples: string[];
  /** Every sentence the bot says, by key, with {placeholders}. */
  replies: Record<string, string>;
  stories: Story[];
}

const sentence = (help: string) => z.string({ error: help }).trim().min(1, help);

const example = sentence(
  'an example must be a text; put a number, or words with ": " or " #" in them, in \'quotes\'',
);

const deed = z.union(
  [
    sentence('a text'),
    // The number of a choice.
    z.number().transform(String),
    z.strictObject({ photo: z.literal(true) }),
    z.strictObject({ location: z.tuple([z.number(), z.number(), z.string()]) }),
    z.strictObject({ tap: z.string() }),
  ],
  {
    error:
      "a member's turn is a text, { photo: true }, { location: [30.3, 120.1, name] } or { tap: key }",
  },
);

const turn = z.union(
  [
    z.strictObject({ member: deed }),
    z.strictObject({ bot: sentence('a text') }),
    z.strictObject({ at: sentence('a time') }),
  ],
  {
    error:
      'a turn is "member: what is said", "bot: a part of the answer" or "at: \'2026-11-23T20:00\'"',
  },
);

const replies = z.record(
  z.string(),
  sentence('a reply must be a text: write "key: sentence", or "key: |-" and the lines below it'),
  { error: 'replies must be a list of "key: sentence"' },
);

/** What an intent's file must look like; each message says what to write. */
export const intentSchema = z.strictObject({
  intent: z
    .string({ error: "write intent: and the file's name without .yaml" })
    .regex(/^[a-z]+(-[a-z]+)*$/, 'an intent has small letters and hyphens, such as apply-relief'),
  title: sentence('write title: and what members see, such as 困难帮扶').max(
    8,
    'a title has at most 8 characters',
  ),
  action: z
    .string({ error: 'write action: and what runs, such as relief.apply' })
    .regex(/^[a-z-]+\.[a-z-]+$/, 'an action is service.action, such as relief.apply'),
  interrupts: z
    .boolean({ error: 'write interrupts: true if it only tells something, or leave it out' })
    .optional(),
  words: z.array(sentence('a word must be a text')).default([]),
  examples: z
    .array(example, { error: 'write examples: and below it a line "  - what a member says" each' })
    .min(1, 'at least one example is needed'),
  replies: replies.default({}),
  stories: z
    .array(z.strictObject({ name: sentence('a story needs a name'), turns: z.array(turn).min(1) }))
    .default([]),
});

/** What a file whose name begins with _ must look like: replies that belong to no intent. */
export const sharedSchema = z.strictObject({ replies });
