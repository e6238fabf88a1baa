import { stringify } from 'yaml';
import { messageBytes, plainText } from '../../../bot/render.ts';
import { StartRefused } from '../../../errors.ts';
import { cardReply, type Telling } from '../respond.ts';
import { complaints } from '../where.ts';
import { type Card, staffFile } from './card.ts';
import { cardsOf, checkAcross, readTopic } from './load.ts';

/**
 * Reads a file of staff: cards as in prisma/seed/legal, of one topic.
 *
 * @param telling to see whether the answers fit one message
 * @param known the ids of the cards in use: a choice may lead to them
 * @throws StartRefused with every mistake found: file, line, what is wrong
 */
export function readStaffFile(
  name: string,
  text: string,
  telling: Telling,
  known: readonly string[],
): Card[] {
  const problems: string[] = [];
  const source = readTopic(name, text, problems, staffFile);
  if (source) checkAcross([source], new Set(telling.laws.keys()), problems, known);
  const cards = source ? cardsOf(source) : [];
  const complain = complaints(name, text, problems);
  for (const [at, card] of cards.entries()) {
    const bytes = Buffer.byteLength(plainText(cardReply(telling, card)));
    if (bytes > messageBytes)
      complain(['cards', at], `整条回答有 ${bytes} 字节，微信一条消息最多 ${messageBytes} 字节`);
  }
  if (problems.length > 0) throw new StartRefused(problems.join('\n'));
  return cards;
}

/** A card as such a file has it. */
export function cardsYaml({ topic, ...card }: Card): string {
  const articles = card.articles.map(({ law, article }) => `${law} ${article}`);
  return stringify({ topic, cards: [{ ...card, articles }] }, { lineWidth: 0 });
}
