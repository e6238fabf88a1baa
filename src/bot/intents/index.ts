/** Understanding: what members say, in intents/*.yaml, and which of it a message comes closest to. */
export type { Deed, IntentFile, Story, StoryTurn } from './intent-file.ts';
export { type Intents, loadIntents } from './load.ts';
export {
  createMatcher,
  type Lesson,
  type Match,
  type Matcher,
  noIntent,
  type Scored,
} from './matcher.ts';
