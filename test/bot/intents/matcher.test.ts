import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMatcher, type Lesson } from '../../../src/bot/intents/index.ts';
import { normalise, readable } from '../../../src/bot/intents/normalise.ts';
import { soundOf, typedSounds } from '../../../src/bot/intents/pinyin.ts';

const lesson = (
  intent: string,
  title: string,
  examples: string[],
  words: string[] = [],
): Lesson => ({
  intent,
  title,
  words,
  examples,
});

const lessons = [
  lesson('sign-up', '活动报名', ['我要报名', '报名参加瑜伽', '给我留个名额', '88'], ['报名']),
  lesson('ask-law', '法律咨询', ['拖欠工资怎么办', '工伤怎么赔', '公司辞退我合法吗'], ['工伤']),
  lesson('none', '不归工会', ['今天天气怎么样', '讲个笑话', '1234567']),
];
const matcher = createMatcher(lessons);
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({
    unit: fc.constantFrom(...'工会公會報名１２３ ab，。😀\u0000\ud800ﷺİßΣ'),
    maxLength: 400,
  }),
);

describe('any text at all', () => {
  test('is matched to something, with sensible numbers, and to the same every time', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const match = matcher.match(text);
        expect(matcher.match(text)).toEqual(match);
        expect(match.alternatives[0]).toEqual({
          intent: match.intent,
          confidence: match.confidence,
        });
        expect(match.alternatives.length).toBeLessThanOrEqual(3);
        let before = 1;
        for (const { confidence } of match.alternatives) {
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(before + 1e-9);
          before = confidence;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('is normalised once and for all', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const words = readable(text);
        expect(words.length).toBeLessThanOrEqual(300);
        expect(readable(words)).toBe(words);
        expect(normalise(normalise(text))).toBe(normalise(text));
      }),
      { numRuns: 1000 },
    );
  });

  test('that says nothing is none', () => {
    for (const text of ['', '   ', '\n', '😀👍', '……！！', '\u200b', '\ud800'])
      expect(matcher.match(text)).toEqual({
        intent: 'none',
        confidence: 1,
        sure: true,
        alternatives: [{ intent: 'none', confidence: 1 }],
      });
  });

  test('takes time by its length at most, and none beyond 300 characters', () => {
    expect(matcher.match('报'.repeat(2000))).toEqual(matcher.match('报'.repeat(300)));
    expect(matcher.match(`报名${'呀'.repeat(298)}今天天气`)).toEqual(
      matcher.match(`报名${'呀'.repeat(298)}`),
    );
  });

  test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'undefined'])(
    '%s is only a word',
    (text) => {
      expect(lessons.map(({ intent }) => intent)).toContain(matcher.match(text).intent);
      expect(createMatcher([lesson(text, text, [text])]).match(text).intent).toBe(text);
    },
  );
});

describe('the matcher', () => {
  test('learns the same from the same', () => {
    const twin = createMatcher(structuredClone(lessons));
    for (const text of ['报名怎么报', '工资', '天气', '瑜伽 工伤'])
      expect(twin.match(text)).toEqual(matcher.match(text));
  });

  test('keeps apart numbers that are examples of different intents', () => {
    expect(matcher.match('88')).toMatchObject({ intent: 'sign-up', sure: true });
    expect(matcher.match('1234567')).toMatchObject({ intent: 'none', sure: true });
  });

  test('trusts no example that two intents share', () => {
    const torn = createMatcher([
      lesson('sign-up', '活动报名', ['取消', '我要报名']),
      lesson('cancel-sign-up', '取消报名', ['取消', '不去了']),
    ]);
    expect(torn.match('取消').confidence).toBeLessThan(0.9);
  });

  test('needs neither examples nor intents', () => {
    expect(createMatcher([]).match('报名').intent).toBe('none');
    expect(createMatcher([lesson('menu', '菜单', [])]).match('菜单')).toMatchObject({
      intent: 'menu',
      confidence: 1,
    });
  });
});

describe('sounds', () => {
  test.each([
    ['工', '公'],
    ['报', '抱'],
    ['谢', '謝'],
    ['师', '狮'],
    ['吕', '鲁'],
  ])('%s and %s sound alike', (one, other) => {
    expect(soundOf(one.charCodeAt(0))).toBe(soundOf(other.charCodeAt(0)));
  });

  test('words typed in pinyin are read by syllables, as few as will do', () => {
    const sounds = (characters: string) => [...characters].map((one) => soundOf(one.charCodeAt(0)));
    expect(typedSounds('baoming')).toEqual(sounds('报名'));
    expect(typedSounds('xian')).toEqual(sounds('先'));
    expect(typedSounds('lvshi')).toEqual(sounds('律师'));
    expect(typedSounds('hello')).toBeUndefined();
    expect(typedSounds('')).toBeUndefined();
  });
});
