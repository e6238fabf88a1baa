import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Input } from '../../../src/bot/action.ts';
import {
  advance,
  attemptsBeforeHelp,
  beginForm,
  canContinue,
  type Step,
  stepBack,
} from '../../../src/bot/forms/engine.ts';
import type { Answers, Field, Form } from '../../../src/bot/forms/form.ts';
import { changing, confirming, earlyPhotos, fieldAsked } from '../../../src/bot/forms/place.ts';
import { question } from '../../../src/bot/forms/wording.ts';
import type { FormState } from '../../../src/bot/talk.ts';
import { asking, fill, formOf, now, photo, problemsOf, typed } from './support.ts';

const kinds: Field = {
  name: 'kind',
  label: '类型',
  kind: 'choice',
  options: [
    { value: 'a', label: '甲', words: ['头一种'] },
    { value: 'b', label: '乙' },
  ],
};
const name: Field = { name: 'name', label: '姓名', kind: 'text', minLength: 2 };
const unit: Field = { name: 'unit', label: '单位', kind: 'text', optional: true };
const unitPlace: Field = { name: 'unitPlace', label: '单位地址', kind: 'text' };
const amount: Field = { name: 'amount', label: '金额', kind: 'money' };
const onlyA: Field = { ...amount, when: (answers) => answers.kind === 'a' };
const photos: Field = { name: 'photos', label: '照片', kind: 'photo', most: 3 };

/** Keeps trying to answer until the form is done. */
const answersOf = (step: Step): Answers => {
  if (step.kind !== 'done') throw new Error(`still asking ${step.state.asking}`);
  return step.answers;
};

describe('the way through a form', () => {
  const form = formOf([kinds, name, onlyA, unit]);

  test('asks each field that applies, then shows the summary, then is done', () => {
    const asked: string[] = [];
    let step = beginForm(form, {}, now);
    for (const text of ['1', '张三', '三千五', '跳过', '1']) {
      asked.push(asking(step).asking);
      step = advance(form, asking(step), typed(text), now);
    }
    expect(asked).toEqual(['kind', 'name', 'amount', 'unit', confirming]);
    expect(answersOf(step)).toEqual({ kind: 'a', name: '张三', amount: 350_000, unit: null });
  });

  test('passes over what is known, and what does not apply', () => {
    const step = fill(form, [typed('李四'), typed('某厂'), typed('提交')], { kind: 'b' });
    expect(answersOf(step)).toEqual({ kind: 'b', name: '李四', unit: '某厂' });
  });

  test('is done at once if it is not to be confirmed', () => {
    const quick = formOf([name], { confirm: false });
    expect(answersOf(fill(quick, [typed('张三')]))).toEqual({ name: '张三' });
    const byAnswer = formOf([kinds], { confirm: (answers) => answers.kind === 'a' });
    expect(asking(fill(byAnswer, [typed('1')])).asking).toBe(confirming);
    expect(answersOf(fill(byAnswer, [typed('2')]))).toEqual({ kind: 'b' });
    expect(answersOf(beginForm(quick, { name: '张三' }, now))).toEqual({ name: '张三' });
  });

  test('a wrong answer says what is wrong, is counted, and changes nothing else', () => {
    let state = asking(beginForm(form, {}, now));
    for (let time = 1; time <= attemptsBeforeHelp; time += 1) {
      const step = advance(form, state, typed('丙'), now);
      expect(step).toMatchObject({ kind: 'ask', problem: 'wrong.choice' });
      state = asking(step);
      expect(state).toMatchObject({ asking: 'kind', attempts: time, answers: {} });
    }
    expect(asking(advance(form, state, typed('甲'), now)).attempts).toBe(0);
  });

  test('what is not text is no answer, but for photos', () => {
    const place: Input = { kind: 'location', latitude: 30, longitude: 120, label: '杭州' };
    for (const input of [photo(1), place, { kind: 'picked' } as const])
      expect(fill(form, [input])).toMatchObject({ problem: 'wrong.choice' });
  });
});

describe('confirming and changing', () => {
  const form = formOf([kinds, name, unit, unitPlace, amount]);
  const filled = ['1', '张三', '某厂', '某路1号', '3000'].map(typed);

  test('2 asks which, and the one picked is asked again', () => {
    const which = fill(form, [...filled, typed('2')]);
    expect(asking(which).asking).toBe(changing);
    const again = advance(form, asking(which), typed('5'), now);
    expect(asking(again)).toMatchObject({ asking: 'amount' });
    expect(asking(again).answers).not.toHaveProperty('amount');
    const back = advance(form, asking(again), typed('4000'), now);
    expect(asking(back)).toMatchObject({ asking: confirming, answers: { amount: 400_000 } });
  });

  test.each([
    ['金额', 'amount'],
    ['金额改一下', 'amount'],
    ['我的姓名写错了', 'name'],
    ['单位地址不对', 'unitPlace'],
    ['单位', 'unit'],
  ])('%s names the field to change', (text, field) => {
    expect(asking(fill(form, [...filled, typed(text)])).asking).toBe(field);
    expect(asking(fill(form, [...filled, typed('修改'), typed(text)])).asking).toBe(field);
  });

  test.each(['姓名和金额', '都不对劲', '', '9'])('%s names none: it is asked again', (text) => {
    expect(fill(form, [...filled, typed(text)])).toMatchObject({
      problem: 'wrong.confirm',
      state: { asking: confirming, attempts: 1 },
    });
    expect(fill(form, [...filled, typed('2'), typed(text)])).toMatchObject({
      problem: 'wrong.choice',
      state: { asking: changing, attempts: 1 },
    });
  });

  test('a changed answer that opens new questions has them asked, and closes old ones', () => {
    const branching = formOf([kinds, onlyA, { ...name, when: (answers) => answers.kind === 'b' }]);
    const first = fill(branching, ['1', '3000', '类型改一下', '2'].map(typed));
    expect(asking(first).asking).toBe('name');
    const step = advance(branching, asking(first), typed('张三'), now);
    const done = advance(branching, asking(step), typed('1'), now);
    expect(answersOf(done)).toEqual({ kind: 'b', name: '张三' });
  });

  test('返回 leads from the summary to the last field, from the change list to the summary', () => {
    expect(asking(stepBack(form, asking(fill(form, filled)))).asking).toBe('amount');
    expect(asking(stepBack(form, asking(fill(form, [...filled, typed('2')])))).asking).toBe(
      confirming,
    );
  });

  test('返回 at the first question says so', () => {
    expect(stepBack(form, asking(beginForm(form, {}, now)))).toMatchObject({
      first: true,
      state: { asking: 'kind' },
    });
  });
});

describe('photos', () => {
  const form = formOf([name, photos], { confirm: false });
  const named = typed('张三');

  test('are counted, and end with 好了', () => {
    const one = fill(form, [named, photo(7)]);
    expect(one).toMatchObject({ kind: 'ask', received: 1, state: { asking: 'photos' } });
    const two = advance(form, asking(one), photo(8), now);
    expect(two).toMatchObject({ received: 2 });
    expect(answersOf(advance(form, asking(two), typed('好了'), now)).photos).toEqual([7, 8]);
  });

  test('end by themselves with the last one allowed', () => {
    expect(answersOf(fill(form, [named, photo(1), photo(2), photo(3)])).photos).toEqual([1, 2, 3]);
  });

  test('cannot be left out, unless they may be', () => {
    for (const word of ['跳过', '没有', '好了', '不用'])
      expect(fill(form, [named, typed(word)])).toMatchObject({ problem: 'wrong.photo' });
    const optional = formOf([name, { ...photos, optional: true }], { confirm: false });
    for (const word of ['跳过', '没有', '好了', '不用'])
      expect(answersOf(fill(optional, [named, typed(word)])).photos).toEqual([]);
  });

  test('that came early are the first of the answer, and no more than allowed', () => {
    const state = asking(beginForm(form, { [earlyPhotos]: [1, 2] }, now));
    const asked = advance(form, state, named, now);
    expect(asking(asked)).toMatchObject({ asking: 'photos', answers: { photos: [1, 2] } });
    expect(answersOf(advance(form, asking(asked), photo(3), now)).photos).toEqual([1, 2, 3]);
    const many = asking(beginForm(form, { [earlyPhotos]: [1, 2, 3, 4] }, now));
    expect(answersOf(advance(form, many, named, now))).toEqual({ name: '张三', photos: [1, 2, 3] });
  });

  test('that came while another question was open again count too', () => {
    const confirmed = formOf([name, photos]);
    const atEnd = asking(fill(confirmed, [named, photo(1), typed('好了')]));
    const state = { ...atEnd, answers: { ...atEnd.answers, [earlyPhotos]: [2] } };
    expect(answersOf(advance(confirmed, state, typed('1'), now)).photos).toEqual([1, 2]);
  });

  test('for a question that does not apply are not handed in', () => {
    const hidden = formOf([name, { ...photos, when: () => false }], { confirm: false });
    const state = asking(beginForm(hidden, { [earlyPhotos]: [1] }, now));
    expect(answersOf(advance(hidden, state, named, now))).toEqual({ name: '张三' });
  });
});

describe('a form changed by a deploy', () => {
  const before = formOf([name, amount, unit]);
  const half = asking(fill(before, [typed('张三')]));

  test('of another version is not carried on', () => {
    expect(canContinue(before, half, now)).toBe(true);
    expect(canContinue({ ...before, version: 2 }, half, now)).toBe(false);
    expect(canContinue(undefined, half, now)).toBe(false);
  });

  test('whose open question is gone is not carried on', () => {
    expect(canContinue(formOf([name, unit]), half, now)).toBe(false);
  });

  test('with a field more is carried on, and asks it', () => {
    const after = formOf([name, amount, unitPlace, unit]);
    expect(canContinue(after, half, now)).toBe(true);
    const step = advance(after, half, typed('3000'), now);
    expect(asking(step).asking).toBe('unitPlace');
  });

  test('is dropped when it was left alone for a day', () => {
    expect(canContinue(before, half, new Date(half.expiresAt - 1))).toBe(true);
    expect(canContinue(before, half, new Date(half.expiresAt))).toBe(false);
  });
});

/** Forms of all kinds of fields, some depending on the first one's answer. */
const anyForm: fc.Arbitrary<Form> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(
        ...([
          'text',
          'money',
          'number',
          'date',
          'phone',
          'resident-id',
          'photo',
          'yes-no',
          'choices',
        ] as const),
      ),
      optional: fc.boolean(),
      depends: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .chain((shapes) =>
    fc.boolean().map((confirm) => {
      const fields = shapes.map(
        ({ kind, optional, depends }, at) =>
          ({
            name: `field${at}`,
            label: `第${at}项`,
            kind,
            ...(optional ? { optional } : {}),
            ...(depends ? { when: (answers: Answers) => answers.kind === 'a' } : {}),
            ...(kind === 'photo' ? { most: 2 } : {}),
            ...(kind === 'choices' ? { options: kinds.options } : {}),
          }) as Field,
      );
      return formOf([kinds, ...fields], { confirm });
    }),
  );

const words = [
  ...[
    '1',
    '2',
    '3',
    '甲',
    '乙',
    '跳过',
    '没有',
    '好了',
    '是',
    '否',
    '提交',
    '修改',
    '第1项',
    '昨天',
  ],
  ...['三千五', '13800138000', '11010519491231002X', '张三', '', '   ', '12', '2026-03-05', '😀'],
  ...[
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '#confirm',
    '\u0000',
    '🀄'.slice(0, 1),
  ],
];
const anyInput: fc.Arbitrary<Input | 'back'> = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...words).map(typed) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map(typed) },
  { weight: 4, arbitrary: fc.nat(99).map(photo) },
  { weight: 1, arbitrary: fc.constant<Input>({ kind: 'picked' }) },
  { weight: 3, arbitrary: fc.constant('back' as const) },
);

const say = (key: string) => key;

describe('whatever a member does', () => {
  test('nothing throws, every state can be carried on, and the answers are those that apply', () => {
    fc.assert(
      fc.property(anyForm, fc.array(anyInput, { maxLength: 30 }), (form, inputs) => {
        let step = beginForm(form, { source: 'menu' }, now);
        for (const input of inputs) {
          if (step.kind === 'done') break;
          expect(problemsOf(form, step.state)).toEqual([]);
          expect(question(form, step.state, say)).not.toBe('');
          step =
            input === 'back' ? stepBack(form, step.state) : advance(form, step.state, input, now);
        }
        if (step.kind === 'ask') return;
        const { source, ...answers } = step.answers;
        expect(source).toBe('menu');
        const applying = form.fields.filter((field) => field.when?.(answers) ?? true);
        expect(Object.keys(answers).sort()).toEqual(applying.map((field) => field.name).sort());
      }),
      { numRuns: 300 },
    );
  });

  test('right answers always lead to the end, one question each', () => {
    fc.assert(
      fc.property(anyForm, fc.boolean(), (form, isA) => {
        let step = beginForm(form, {}, now);
        let steps = 0;
        while (step.kind === 'ask') {
          steps += 1;
          expect(steps).toBeLessThanOrEqual(2 * form.fields.length + 1);
          step = advance(form, step.state, rightAnswer(form, step.state, isA), now);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('返回 and the same answer give the same state', () => {
    fc.assert(
      fc.property(anyForm, fc.boolean(), (form, isA) => {
        let step = beginForm(form, {}, now);
        while (step.kind === 'ask') {
          const { state } = step;
          const back = stepBack(form, state);
          const returned = asking(back);
          // An answer of several photos takes several inputs, and is forgotten as a whole.
          const ofPhotos =
            fieldAsked(form, returned)?.kind === 'photo' ||
            Object.hasOwn(state.answers, state.asking);
          if (!('first' in back) && !ofPhotos) {
            const again = advance(form, returned, rightAnswer(form, returned, isA), now);
            expect(asking(again)).toEqual(state);
          }
          step = advance(form, state, rightAnswer(form, state, isA), now);
        }
      }),
      { numRuns: 100 },
    );
  });
});

function rightAnswer(form: Form, state: FormState, isA: boolean): Input {
  const field = fieldAsked(form, state);
  const answers: Record<Field['kind'], Input> = {
    choice: typed(isA ? '甲' : '乙'),
    choices: typed(isA ? '1' : '1、2'),
    text: typed('张三'),
    money: typed('3000'),
    number: typed('3'),
    months: typed('6年半'),
    period: typed('6年零3天'),
    hours: typed('两天'),
    date: typed('昨天'),
    phone: typed('13800138000'),
    'resident-id': typed('11010519491231002X'),
    photo: photo(1),
    'yes-no': typed('是'),
  };
  return field ? answers[field.kind] : typed('1');
}
