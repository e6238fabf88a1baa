// npm run --silent match: utterances from standard input, a line each → what is meant, a JSON line each.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createMatcher, loadIntents, type Scored } from '../bot/intents/index.ts';
import { answerLines } from './lines.ts';

// Not through tools.ts: it brings the database, and nothing here needs one.
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../intents');

await answerLines(async () => {
  const { intents } = await loadIntents(folder);
  const matcher = createMatcher(intents);
  return (text) => {
    const match = matcher.match(text);
    return { text, ...rounded(match), alternatives: match.alternatives.map(rounded) };
  };
});

function rounded({ intent, confidence }: Scored): Scored {
  return { intent, confidence: Math.round(confidence * 10_000) / 10_000 };
}
