// npm run --silent match: utterances from standard input, a line each → what is meant, a JSON line each.
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createMatcher, loadIntents, type Matcher, type Scored } from '../bot/intents/index.ts';
import { StartRefused } from '../errors.ts';

// Not through tools.ts: it brings the database, and nothing here needs one.
const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../intents');

try {
  const { intents } = await loadIntents(folder);
  const matcher = createMatcher(intents);
  process.stdin.setEncoding('utf8');
  await pipeline(process.stdin, (input) => answers(matcher, input), process.stdout);
} catch (error) {
  // Whoever reads has had enough, as `head` does.
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') {
    process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/** One answer for each line, an empty one too, so that the lines go on matching each other. */
async function* answers(matcher: Matcher, input: AsyncIterable<unknown>) {
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map((line) => answer(matcher, line)).join('');
  }
  if (rest !== '') yield answer(matcher, rest);
}

function answer(matcher: Matcher, line: string): string {
  const text = line.replace(/^\uFEFF/, '').replace(/\r$/, '');
  const match = matcher.match(text);
  const alternatives = match.alternatives.map(rounded);
  return `${JSON.stringify({ text, ...rounded(match), alternatives })}\n`;
}

function rounded({ intent, confidence }: Scored): Scored {
  return { intent, confidence: Math.round(confidence * 10_000) / 10_000 };
}
