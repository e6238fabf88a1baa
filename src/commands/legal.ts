// npm run --silent legal: questions from standard input, a line each → an answer, a JSON line each.
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { loadIntents } from '../bot/intents/index.ts';
import type { Reply } from '../bot/reply.ts';
import { createSay } from '../bot/say.ts';
import { StartRefused } from '../errors.ts';
import { loadLibrary, replyTo, type Telling } from '../services/legal/index.ts';

// Not through tools.ts: it brings the database, and nothing here needs one.
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../intents');

try {
  const [library, { intents, shared }] = await Promise.all([loadLibrary(), loadIntents(folder)]);
  const say = createSay(intents.find(({ intent }) => intent === 'ask-law')?.replies, shared);
  const { cards, laws } = library;
  // The answer alone: what it leads to needs the whole program.
  const alone = { knows: () => false, hasText: () => false };
  const telling: Telling = { say, cards, laws, ...alone };
  const judge = library.judge();
  process.stdin.setEncoding('utf8');
  const answer = (line: string): string => {
    const question = line.replace(/^\uFEFF/, '').replace(/\r$/, '');
    const decision = judge.decide(question);
    const { outcome } = decision;
    const citations = outcome === 'answered' ? decision.card.articles : [];
    const text = inWords(replyTo(telling, decision));
    return `${JSON.stringify({ question, outcome, citations, text })}\n`;
  };
  await pipeline(process.stdin, (input) => answers(answer, input), process.stdout);
} catch (error) {
  // Whoever reads has had enough, as `head` does.
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') {
    process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** One answer for each line, an empty one too, so that the lines go on matching each other. */
async function* answers(answer: (line: string) => string, input: AsyncIterable<unknown>) {
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map(answer).join('');
  }
  if (rest !== '') yield answer(rest);
}

/** A reply as it reads, without the links around its choices. */
function inWords(reply: Reply): string {
  if (reply.kind === 'text') return reply.text;
  if (reply.kind !== 'choices') return '';
  const options = reply.options.map(({ label }, at) => `${at + 1}. ${label}`);
  return [reply.head, ...options, ...(reply.tail ? [reply.tail] : [])].join('\n');
}
