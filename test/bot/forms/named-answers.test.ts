import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advance, beginForm } from '../../../src/bot/forms/engine.ts';
import type { Answers, Field } from '../../../src/bot/forms/form.ts';
import { confirming } from '../../../src/bot/forms/place.ts';
import { asking, fill, formOf, now, typed } from './support.ts';

const name: Field = {
  name: 'name',
  label: '姓名',
  words: ['名字', '我'],
  kind: 'text',
  minLength: 2,
  maxLength: 30,
  check: (value) => (/^\p{Script=Han}{2,8}$/u.test(String(value)) ? undefined : 'wrong.name'),
};
const phone: Field = { name: 'phone', label: '手机号', kind: 'phone' };
const id: Field = { name: 'id', label: '身份证号', kind: 'resident-id' };
const unit: Field = {
  name: 'unit',
  label: '工作单位',
  words: ['单位名称', '公司'],
  kind: 'text',
  maxLength: 60,
};
const story: Field = { name: 'story', label: '困难情况', kind: 'text', maxLength: 500 };
const income: Field = { name: 'income', label: '人均月收入', kind: 'money' };
const amount: Field = { name: 'amount', label: '申请金额', kind: 'money' };
const town: Field = {
  name: 'town',
  label: '所在镇街',
  kind: 'choice',
  options: [
    { value: 'sandun', label: '三墩镇', words: ['三墩'] },
    { value: 'gudang', label: '古荡街道', words: ['古荡'] },
  ],
};
const form = formOf([name, phone, id, unit, income, amount, town, story]);
const known: Answers = {
  name: '王芳',
  phone: '13800138000',
  id: '33010619900307105X',
  unit: '某厂',
  income: 100_000,
  amount: 300_000,
  town: 'sandun',
  story: '家里有人生病住院',
};

describe('at the review', () => {
  const review = asking(beginForm(form, known, now));
  const says = (text: string) => advance(form, review, typed(text), now);

  test.each<[string, Answers]>([
    ['手机号改成13912345678', { phone: '13912345678' }],
    ['手机号不对 应该是 139 1234 5678', { phone: '13912345678' }],
    ['电话换成13912345678吧', { phone: '13912345678' }],
    ['手机号不是13800138000，是13912345678', { phone: '13912345678' }],
    ['把手机号从13800138000改成13912345678', { phone: '13912345678' }],
    ['我的电话换了，现在是13912345678', { phone: '13912345678' }],
    ['手机号：１３９１２３４５６７８', { phone: '13912345678' }],
    ['13912345678', { phone: '13912345678' }],
    ['手机号能不能改成13912345678', { phone: '13912345678' }],
    ['金额改5000', { amount: 500_000 }],
    ['金额5000', { amount: 500_000 }],
    ['申请金额写少了，改为1.2万', { amount: 1_200_000 }],
    ['收入是两千', { income: 200_000 }],
    ['单位名称写错了，应该是杭州某某公司', { unit: '杭州某某公司' }],
    ['公司改成杭州手机配件厂', { unit: '杭州手机配件厂' }],
    ['名字打错了，是“王芬”', { name: '王芬' }],
    ['镇街应该是古荡', { town: 'gudang' }],
    ['手机号改成13912345678，金额改成5000', { phone: '13912345678', amount: 500_000 }],
    ['名字是王芬，单位是杭州某某公司', { name: '王芬', unit: '杭州某某公司' }],
  ])('%s is taken', (text, changed) => {
    const step = says(text);
    expect(step).not.toHaveProperty('problem');
    expect(asking(step)).toMatchObject({ asking: confirming, answers: { ...known, ...changed } });
    expect(step).toHaveProperty('noted');
  });

  test.each([
    ['手机号改成1391234567', 'phone', 'wrong.phone'],
    ['金额改成很多', 'amount', 'wrong.money'],
    ['名字应该是Wang123', 'name', 'wrong.name'],
    ['手机号写错了', 'phone', undefined],
    ['名字不对', 'name', undefined],
  ])('%s: the field is asked', (text, field, problem) => {
    const step = says(text);
    expect(asking(step).asking).toBe(field);
    expect(asking(step).answers).not.toHaveProperty(field);
    expect('problem' in step ? step.problem : undefined).toBe(problem);
  });

  test('of two fields what is clear is taken, and the other asked', () => {
    const step = says('手机号改成13912345678，金额改成很多');
    expect(asking(step)).toMatchObject({
      asking: 'amount',
      answers: { phone: '13912345678' },
    });
    expect(step).toMatchObject({ noted: ['手机号'], problem: 'wrong.money' });
  });

  test.each(['手机号会泄露吗', '金额多少合适', '单位是什么意思'])('%s changes nothing', (text) => {
    expect(says(text)).toMatchObject({ problem: 'wrong.confirm', state: { answers: known } });
  });

  test.each(['好的，提交吧', '可以了 提交', '没问题提交'])('%s hands it in', (text) => {
    expect(says(text).kind).toBe('done');
  });
});

describe('while another question is open', () => {
  const at = (field: string, more: Answers = {}) => {
    const names = Object.keys(known);
    const before = names.slice(0, names.indexOf(field));
    const answers = Object.fromEntries(before.map((one) => [one, known[one]]));
    return asking(beginForm(form, { ...answers, ...more }, now));
  };

  test.each<[string, string, Answers]>([
    ['上一个填错了，手机号是13912345678', 'id', { phone: '13912345678' }],
    ['上一个填错了，是13912345678', 'id', { phone: '13912345678' }],
    ['不好意思手机号打错了，13912345678', 'id', { phone: '13912345678' }],
    ['刚才的名字写错了 叫王芬', 'unit', { name: '王芬' }],
    ['前面手机号改成13912345678', 'story', { phone: '13912345678' }],
    ['金额改成5000', 'story', { amount: 500_000 }],
  ])('%s changes it, and the question stays', (text, asked, changed) => {
    const state = at(asked);
    const step = advance(form, state, typed(text), now);
    expect(step).not.toHaveProperty('problem');
    expect(asking(step)).toMatchObject({
      asking: asked,
      answers: { ...state.answers, ...changed },
    });
  });

  test('one said to be wrong is asked, and then the form goes on where it was', () => {
    const step = advance(form, at('unit'), typed('手机号填错了'), now);
    expect(asking(step).asking).toBe('phone');
    expect(asking(advance(form, asking(step), typed('13912345678'), now)).asking).toBe('unit');
    expect(asking(advance(form, at('id'), typed('上一个填错了'), now)).asking).toBe('phone');
  });

  test.each<[string, string, Answers]>([
    ['王芬，手机号13912345678', 'name', { name: '王芬', phone: '13912345678' }],
    ['我叫王芬 13912345678', 'name', { name: '王芬', phone: '13912345678' }],
    ['姓名：王芬\n电话：13912345678', 'name', { name: '王芬', phone: '13912345678' }],
    ['我是王芬', 'name', { name: '王芬' }],
    ['单位是杭州某某公司', 'unit', { unit: '杭州某某公司' }],
    [
      '13912345678，身份证33010619900307105X',
      'phone',
      { phone: '13912345678', id: '33010619900307105X' },
    ],
  ])('%s answers more than was asked', (text, asked, expected) => {
    const state = at(asked);
    const step = advance(form, state, typed(text), now);
    expect(asking(step).answers).toEqual({ ...state.answers, ...expected });
  });

  test.each<[string, string]>([
    ['我手机号13912345678的机主去年病了，单位改成股份公司，收入变成每月两千', 'story'],
    [
      '单位改制以后收入不多，金额应该是不够看病的，家里老人没人照顾，孩子上学也要钱，实在没有办法',
      'story',
    ],
    ['杭州手机配件厂', 'unit'],
  ])('%s is the answer itself', (text, asked) => {
    const step = advance(form, at(asked), typed(text), now);
    expect(asking(step).answers[asked]).toBe(text);
    expect(step).not.toHaveProperty('noted');
  });

  test('nothing is taken before a consent that is still open', () => {
    const consent: Field = { name: 'consent', label: '同意', kind: 'yes-no' };
    const gated = formOf([consent, name, phone]);
    const step = fill(gated, [typed('同意，我叫王芬，手机号13912345678')]);
    expect(step).toMatchObject({ problem: 'wrong.yes-no', state: { answers: {} } });
  });
});

test('a message to somebody may say anything', () => {
  const letter = formOf([phone, { ...story, anything: true }], { confirm: false });
  const step = fill(letter, [typed('13800138000'), typed('手机号改成13912345678')]);
  expect(step).toEqual({
    kind: 'done',
    answers: { phone: '13800138000', story: '手机号改成13912345678' },
  });
});

test('whatever is typed, the time stays bounded', () => {
  const pieces = fc.constantFrom(
    '手机号',
    '改成',
    '是',
    '不是',
    '，',
    '139',
    '填错了',
    '上一个',
    'a',
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 400 }), (parts) => {
      const started = performance.now();
      advance(form, asking(beginForm(form, known, now)), typed(parts.join('')), now);
      expect(performance.now() - started).toBeLessThan(100);
    }),
    { numRuns: 50 },
  );
});

test('a text made to be slow is read in no time', () => {
  const state = asking(beginForm(form, {}, now));
  const started = performance.now();
  for (const part of ['、.', '吧', '手机号', '手机号改成', '手机号不是，是'])
    for (const length of [590, 100_000])
      advance(form, state, typed(`手机号${part.repeat(length)}`.slice(0, length)), now);
  expect(performance.now() - started).toBeLessThan(500);
});
