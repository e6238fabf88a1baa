// npm run --silent legal: questions from standard input, a line each → an answer, a JSON line each.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadIntents } from '../bot/intents/index.ts';
import type { Reply } from '../bot/reply.ts';
import { createSay } from '../bot/say.ts';
import { loadLibrary, replyTo, type Telling } from '../services/legal/index.ts';
import { answerLines } from './lines.ts';

// Not through tools.ts: it brings the database, and nothing here needs one.
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../intents');

await answerLines(async () => {
  const [library, { intents, shared }] = await Promise.all([loadLibrary(), loadIntents(folder)]);
  const say = createSay(intents.find(({ intent }) => intent === 'ask-law')?.replies, shared);
  const { cards, laws } = library;
  // The answer alone: what it leads to needs the whole program.
  const telling: Telling = { say, cards, laws, knows: () => false, hasText: () => false };
  const judge = library.judge();
  return (question) => {
    const decision = judge.decide(question);
    const citations = decision.outcome === 'answered' ? decision.card.articles : [];
    const text = inWords(replyTo(telling, decision));
    return { question, outcome: decision.outcome, citations, text };
  };
});

/** A reply as it reads, without the links around its choices. */
function inWords(reply: Reply): string {
  if (reply.kind === 'text') return reply.text;
  if (reply.kind !== 'choices') return '';
  const options = reply.options.map(({ label }, at) => `${at + 1}. ${label}`);
  return [reply.head, ...options, ...(reply.tail ? [reply.tail] : [])].join('\n');
}
