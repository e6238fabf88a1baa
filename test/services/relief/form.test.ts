import { expect, test } from 'vitest';
import { text } from '../../../src/bot/reply.ts';
import { applicationForm } from '../../../src/services/relief/form.ts';
import { asked, fill, residentIds } from '../cases/support.ts';
import { reason, typed } from './answers.ts';

const form = applicationForm(() => text('done'));

test('the summary shows the answers, the sensitive ones masked', () => {
  const step = fill(form, {}, [...typed(residentIds.wang), '跳过']);
  const summary = asked(form, step);
  for (const part of [
    '救助类型：大病医疗',
    '家庭人口：3',
    '人均月收入：1,500元',
    '申请金额：5,000元',
    '姓名：王芳',
    '手机号：138****000',
    '身份证号：3301****105X',
    '所在镇街：三墩镇',
    '证明照片：0张',
  ])
    expect(summary).toContain(part);
  expect(summary).not.toContain(residentIds.wang);
});

test.each([
  ['很多口', ['1', '同意'], 'wrong.number'],
  ['很难', ['1', '同意', '3', '0'], 'wrong.text-short'],
  ['九十万', ['1', '同意', '3', '0', reason], 'wrong.money-large'],
  ['王芳，三墩的', ['1', '同意', '3', '0', reason, '3000'], 'wrong.name'],
  ['看情况', ['1'], 'wrong.yes-no'],
])('%s is asked again', (wrong, before, problem) => {
  expect(fill(form, {}, [...before, wrong])).toMatchObject({ kind: 'ask', problem });
});

test('consent taken back while correcting ends it the same way', () => {
  const filled = [...typed(residentIds.wang), '跳过', '修改', '同意使用信息', '不同意'];
  const step = fill(form, {}, filled);
  expect(step).toMatchObject({ kind: 'done', answers: { consent: false } });
  expect(JSON.stringify(step)).not.toContain(residentIds.wang);
});

test('photos sent before their question are the first of the answer', () => {
  const early = { '#early-photos': [7, 8] };
  const step = fill(form, early, typed(residentIds.wang));
  expect(step).toMatchObject({ kind: 'ask', state: { asking: 'photos' } });
  const done = fill(form, early, [...typed(residentIds.wang), 9, '好了', '提交']);
  expect(done).toMatchObject({ kind: 'done', answers: { photos: [7, 8, 9] } });
  const six = { '#early-photos': [1, 2, 3, 4, 5, 6, 7] };
  expect(fill(form, six, typed(residentIds.wang))).toMatchObject({
    state: { asking: '#confirm', answers: { photos: [1, 2, 3, 4, 5, 6] } },
  });
});
