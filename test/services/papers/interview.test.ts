import { describe, expect, test } from 'vitest';
import { beginForm, type Step } from '../../../src/bot/forms/engine.ts';
import type { Answers, Form } from '../../../src/bot/forms/form.ts';
import { committeeOf, districtIn } from '../../../src/services/papers/committees.ts';
import { evidenceMissing, ownItems } from '../../../src/services/papers/evidence.ts';
import { arbitrationForm } from '../../../src/services/papers/forms/arbitration.ts';
import { evidenceForm } from '../../../src/services/papers/forms/evidence.ts';
import { injuryForm } from '../../../src/services/papers/forms/injury.ts';
import { terminationForm } from '../../../src/services/papers/forms/termination.ts';
import { knownAnswers, toldToSum } from '../../../src/services/papers/known.ts';
import { ageOn, birthdayOf, sexOf } from '../../../src/services/papers/person.ts';
import type { WorkSum } from '../../../src/services/papers/port.ts';
import { paperIn, paperPatterns } from '../../../src/services/papers/wishes.ts';
import { asked, fill, now } from '../cases/support.ts';
import { facts, upToClaims } from './typed.ts';

const day = '2026-11-23';
const submit = () => ({ kind: 'none' }) as const;

/** Severance and the like, as a sums service would; overtime it cannot. */
const asksOf: [string, Answers][] = [];
const work: WorkSum = (name, answers) => {
  asksOf.push([name, answers]);
  if (name === 'overtime') return { kind: 'no-figure' };
  return { kind: 'worked', fen: 4_000_000, steps: ['8,000元 × 5 = 40,000元'], notes: [] };
};
const arbitration = arbitrationForm(work, submit);
const filled = (form: Form, said: string[], known: Answers = {}) =>
  fill(form, { day, ...known }, said);
const askedAt = (step: Step) => (step.kind === 'ask' ? step.state.asking : 'done');
const problem = (step: Step) => (step.kind === 'ask' ? step.problem : undefined);

describe('the interview for an arbitration application', () => {
  test('asks for what a sum needs, and for no amount a sum gives', () => {
    const step = filled(arbitration, [...upToClaims, '2 3', facts, '没有', '没有']);
    expect(askedAt(step)).toBe('#confirm');
    expect(asksOf).toContainEqual([
      'severance',
      { joined: '2022-03-01', left: '2026-11-01', wage: 800_000, reason: 'forced' },
    ]);
    expect(asksOf).toContainEqual([
      'double-wages',
      { joined: '2022-03-01', left: '2026-11-01', wage: 800_000, signed: null },
    ]);
    const summary = asked(arbitration, step);
    expect(summary).toContain('要求：没签合同的二倍工资、经济补偿（N）');
    expect(summary).not.toContain('33010619900307105X');
    expect(Buffer.byteLength(summary)).toBeLessThan(2_048);
  });

  test('asks for the amount of a claim whose sum cannot be worked', () => {
    const step = filled(arbitration, [...upToClaims, '6', '20小时', '没有', '两个半小时']);
    expect(askedAt(step)).toBe('overtimeAmount');
    expect(asked(arbitration, step)).toContain('这一项我算不准');
    const withoutSums = arbitrationForm(() => undefined, submit);
    expect(askedAt(filled(withoutSums, [...upToClaims, '3']))).toBe('severanceAmount');
  });

  test.each([
    ['both severance and damages', upToClaims, '3 4', 'paper.wrong.claims-both'],
    ['damages by who was not dismissed', upToClaims, '4', 'paper.wrong.claims-ending'],
    ['damages and notice pay', upToClaims.with(-2, '被辞退'), '4、5', 'paper.wrong.claims-notice'],
    [
      'the second wage in spite of a contract',
      upToClaims.with(-3, '3'),
      '2',
      'paper.wrong.claims-signed',
    ],
    [
      'severance by who still works there',
      [...upToClaims.slice(0, -2), '还在上班'],
      '1 3',
      'paper.wrong.claims-working',
    ],
  ])('does not take %s', (_what, before, claims, key) => {
    const step = filled(arbitration, [...before, claims]);
    expect(problem(step)).toBe(key);
    expect(askedAt(step)).toBe('claims');
  });

  test('asks for the district only where the address does not say it', () => {
    const upTo = (address: string) => [...upToClaims.slice(0, 6), address];
    expect(askedAt(filled(arbitration, upTo('杭州市滨江区江南大道1号')))).toBe('boss');
    expect(askedAt(filled(arbitration, upTo('文三路1号')))).toBe('district');
    expect(askedAt(filled(arbitration, [...upTo('文三路1号'), '别的地方']))).toBe('place');
  });

  test('does not take a day before the first', () => {
    const step = filled(arbitration, [...upToClaims.slice(0, -1), '2021年3月1日']);
    expect(problem(step)).toBe('paper.wrong.before-joined');
  });
});

test('the other interviews are short and end in a summary', () => {
  const evidence = evidenceForm(submit);
  const list = ['同意', '王芳', '杭州某某公司', '1 6', '2、4', '没有'];
  expect(askedAt(filled(evidence, list))).toBe('#confirm');
  const termination = terminationForm(submit);
  const notice = [
    ...['同意', '王芳', '13800138000', '33010619900307105X', '杭州某某公司', '2022年3月1日'],
    ...['厨师', '8000', '1 2', '2026年8月到10月', '24000'],
  ];
  expect(askedAt(filled(termination, notice))).toBe('#confirm');
  const injury = injuryForm(submit);
  const report = [
    ...['同意', '本人', '王芳', '13800138000', '33010619900307105X', '杭州市西湖区某路1号'],
    ...['杭州某某公司', '杭州市西湖区文三路1号', '跳过', '2022年3月1日', '厨师', '1', '11月10日'],
    ...['上午10点', '后厨', '端汤时地滑摔倒，右手撑地骨折，同事送医', '右手腕骨折', '某医院'],
    ...['没有', '交了'],
  ];
  expect(askedAt(filled(injury, report))).toBe('#confirm');
});

test('without consent nothing is asked at all', () => {
  for (const form of [
    arbitration,
    evidenceForm(submit),
    terminationForm(submit),
    injuryForm(submit),
  ])
    expect(filled(form, ['不同意'])).toMatchObject({ kind: 'done', answers: { consent: false } });
});

describe('what a sum knew', () => {
  test('is not asked again', () => {
    const given = {
      sum: 'severance',
      wage: 800_000,
      reason: 'dismissed',
      service: { months: 56, days: 0, from: '2022-03-01', to: day },
      leftOn: '2026-11-01',
    };
    const known = knownAnswers(arbitration, given, day);
    expect(known).toEqual({
      wage: 800_000,
      left: 'dismissed',
      joined: '2022-03-01',
      leftOn: '2026-11-01',
    });
    const step = beginForm(arbitration, { ...known, day }, now);
    expect(askedAt(step)).toBe('consent');
  });

  test('is taken from the sum worked out last, for an hour', () => {
    const topic = { sum: 'severance', answers: { wage: 800_000 }, at: now.getTime() };
    const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    expect(toldToSum(topic, later(59))).toEqual({ wage: 800_000 });
    expect(toldToSum(topic, later(61))).toBeUndefined();
    expect(toldToSum({ card: 'wages' }, now)).toBeUndefined();
    expect(toldToSum(undefined, now)).toBeUndefined();
  });

  test.each([
    ['a wage that is none', { wage: '8000' }],
    ['a day that does not exist', { joined: '2022-02-30' }],
    ['how far the sum counted', { leftOn: day }],
    ['consent', { consent: true }],
    ['somebody else’s field', { constructor: 'x', __proto__: 'y', nothing: 1 }],
    ['no object', 'wage=8000'],
  ])('is left aside: %s', (_what, given) => {
    expect(knownAnswers(arbitration, given, day)).toEqual({});
  });
});

describe('a wish for a paper', () => {
  const wanted = (text: string) => paperPatterns.find(({ shape }) => shape.test(text))?.action;
  test.each([
    ['帮我写仲裁申请书', 'arbitration'],
    ['帮我写一份劳动仲裁申请书', 'arbitration'],
    ['想写个劳动争议仲裁申请', 'arbitration'],
    ['仲裁申请书模板', 'arbitration'],
    ['仲裁申请书', 'arbitration'],
    ['帮我列个证据清单', 'evidence'],
    ['生成证据目录', 'evidence'],
    ['写被迫解除通知书', 'termination'],
    ['帮我写被迫解除劳动合同通知书', 'termination'],
    ['被迫离职通知书范本', 'termination'],
    ['填工伤认定申请表', 'injury'],
    ['帮我写工伤认定申请书', 'injury'],
    ['写一份材料', undefined],
    ['帮我写法律文书', undefined],
  ])('%s', (text, paper) => {
    expect(wanted(text)).toBe('papers.start');
    expect(paperIn(text)).toBe(paper);
  });

  test.each(['我的材料', '我的文书', '材料链接失效了', '查我的材料'])(
    '%s is for one written',
    (text) => {
      expect(wanted(text)).toBe('papers.mine');
    },
  );

  test.each([
    ...['仲裁申请书怎么写', '帮忙找个律师写仲裁申请书', '公司让我写解除劳动合同通知书'],
    ...['解除劳动合同通知书上写的理由不对怎么办', '工伤申请要什么材料', '工伤认定申请表在哪里领'],
    ...['申请书我写不来 想请个律师帮着写', '建会申请书有模板没', '入会申请书怎么写', '我的报名'],
    ...['仲裁要准备哪些证据', '我要申请仲裁', '被迫离职有补偿吗', '打印店做工伤'],
  ])('%s is another', (text) => {
    expect(wanted(text)).toBeUndefined();
  });
});

test('a resident id tells sex, birthday and age', () => {
  expect(sexOf('33010619900307105X')).toBe('男');
  expect(sexOf('330106198506121248')).toBe('女');
  expect(birthdayOf('33010619900307105X')).toBe('1990-03-07');
  expect(ageOn('33010619900307105X', '2026-03-06')).toBe(35);
  expect(ageOn('33010619900307105X', '2026-03-07')).toBe(36);
});

test('the committee is that of the district the address is in', () => {
  expect(districtIn('浙江省杭州市西湖区文三路1号')).toBe('西湖区');
  expect(districtIn('西湖区文三路1号')).toBe('西湖区');
  expect(districtIn('南昌市西湖区某路1号')).toBeUndefined();
  expect(districtIn('文三路1号')).toBeUndefined();
  expect(committeeOf('西湖区')).toBe('杭州市西湖区劳动人事争议仲裁委员会');
  expect(committeeOf('桐庐县')).toBe('桐庐县劳动人事争议仲裁委员会');
  expect(committeeOf('绍兴市柯桥区')).toBe('绍兴市柯桥区劳动人事争议仲裁委员会');
});

test('evidence in own words is read by its commas, and what is missing is named by the claim', () => {
  expect(ownItems('排班表，厂里贴的，证明周日上班，没钱\n\n工服')).toEqual([
    { name: '排班表', source: '厂里贴的', proves: '证明周日上班，没钱' },
    { name: '工服', source: '', proves: '' },
  ]);
  expect(evidenceMissing(['pay'], ['overtime'])).toEqual([
    '考勤、排班、请假记录',
    '聊天记录、录音录像',
  ]);
  expect(evidenceMissing([], ['other'])).toEqual([]);
});
