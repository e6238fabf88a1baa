import { expect, test } from 'vitest';
import { messageBytes, plainText } from '../../../src/bot/render.ts';
import { cardReply, replyTo, type Telling } from '../../../src/services/legal/respond.ts';
import { alone, library, words } from './support.ts';

/** Every service is there, and every law was imported: as many options as there can be. */
const whole: Telling = { ...alone, knows: () => true, hasText: () => true };
/** Every card alone, with all its options, and in the middle of a form. */
const answers = library.cards.list.flatMap((card) => {
  const reply = cardReply(whole, card);
  const inForm = reply.kind === 'choices' ? [{ card, text: reply.alone ?? '' }] : [];
  return [
    { card, text: plainText(cardReply(alone, card)) },
    { card, text: plainText(reply) },
    ...inForm,
  ];
});
/** What must not be said: promises, posing as somebody, articles inside the prose. */
const never =
  /一定能赢|包赢|保证能|百分之百能|我是律师|本律师|第\d+条|第[一二三四五六七八九十百]+条/;

/** The ids of the cards for which something does not hold: one test for all of them. */
const failing = (holds: (answer: (typeof answers)[number]) => boolean) =>
  answers.filter((answer) => !holds(answer)).map(({ card }) => card.id);

test('every answer fits one message', () => {
  expect(failing(({ text }) => Buffer.byteLength(text) <= messageBytes)).toEqual([]);
});

test('every answer leads on: to a lawyer, to the text, to what can be worked out', () => {
  const few = library.cards.list.filter((card) => {
    const reply = cardReply(whole, card);
    return reply.kind !== 'choices' || reply.options.length < 2;
  });
  expect(few.map(({ id }) => id)).toEqual([]);
});

test('every answer begins with its conclusion', () => {
  expect(failing(({ card, text }) => text.startsWith(card.answer))).toEqual([]);
});

test('every answer names all it rests on', () => {
  const named = (text: string, law: string, article: number) => {
    const { title = '?', parts } = library.laws.get(law) ?? {};
    const part = parts?.[String(article)] ?? `第${article}条`;
    return text.includes(`《${title.replace('中华人民共和国', '')}》`) && text.includes(part);
  };
  expect(
    failing(({ card, text }) =>
      card.articles.every(({ law, article }) => named(text, law, article)),
    ),
  ).toEqual([]);
});

test('every answer says what to do next, and once that it is information', () => {
  expect(failing(({ card, text }) => text.includes(`下一步：${card.next}`))).toEqual([]);
  expect(failing(({ text }) => text.split('普法信息，不是律师意见').length === 2)).toEqual([]);
});

test('no card promises anything, poses as a lawyer, or cites in its prose', () => {
  expect(
    failing(({ card }) =>
      [card.answer, card.next, card.deadline, card.evidence, card.person].every(
        (said) => !never.test(said ?? ''),
      ),
    ),
  ).toEqual([]);
});

test('every question asked back fits one message and offers two to six ways', () => {
  for (const clarify of library.cards.clarify)
    for (const word of clarify.words) {
      const reply = replyTo(alone, library.judge().decide(word));
      if (reply.kind !== 'choices') throw new Error(`${word}: ${words(reply)}`);
      expect(reply.head).toBe(clarify.ask);
      expect(reply.options.length).toBeGreaterThan(2);
      expect(reply.options.length).toBeLessThanOrEqual(6);
      expect(Buffer.byteLength(plainText(reply))).toBeLessThanOrEqual(messageBytes);
    }
});
