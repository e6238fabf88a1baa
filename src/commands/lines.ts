import { pipeline } from 'node:stream/promises';
import { StartRefused } from '../errors.ts';

/**
 * Answers standard input on standard output, a line for a line: an empty one too, so that the lines
 * go on matching each other. An expected failure is one line on standard error and exit code 1.
 *
 * @param prepare makes what answers a line; the answer is written as JSON
 */
export async function answerLines(
  prepare: () => Promise<(line: string) => unknown>,
): Promise<void> {
  try {
    const answer = await prepare();
    process.stdin.setEncoding('utf8');
    await pipeline(process.stdin, (input) => answers(answer, input), process.stdout);
  } catch (error) {
    // Whoever reads has had enough, as `head` does.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'EPIPE' && code !== 'ERR_STREAM_PREMATURE_CLOSE') {
      process.stderr.write(`${error instanceof StartRefused ? error.message : String(error)}\n`);
      process.exitCode = 1;
    }
  }
}

async function* answers(answer: (line: string) => unknown, input: AsyncIterable<unknown>) {
  const written = (line: string) =>
    `${JSON.stringify(answer(line.replace(/^\uFEFF/, '').replace(/\r$/, '')))}\n`;
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines.map(written).join('');
  }
  if (rest !== '') yield written(rest);
}
