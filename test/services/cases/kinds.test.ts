import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { isPersonName } from '../../../src/bot/forms/person-name.ts';
import {
  type CaseKind,
  type CaseState,
  caseNumber,
  isNumberOf,
  kindOf,
  kindsNamed,
  readCaseNumber,
} from '../../../src/services/cases/kinds.ts';
import { towns } from '../../../src/services/cases/towns.ts';
import { isOpen, movesFrom, stateOf } from '../../../src/services/cases/transitions.ts';
import { wantsAddition, wantsWithdrawal } from '../../../src/services/cases/wishes.ts';
import { kinds } from './support.ts';

const relief = kindOf(kinds, 'relief');

test('a number says the kind, the day in Shanghai and the id', () => {
  const lateInUtc = new Date('2026-03-04T16:30:00Z');
  expect(caseNumber(relief, { id: 12, createdAt: lateInUtc })).toBe('KN2603050012');
  expect(caseNumber(relief, { id: 123_456, createdAt: lateInUtc })).toBe('KN260305123456');
});

test.each([
  ['KN2603050012', 'KN2603050012', 12],
  ['帮我查下kn260305 0012到哪了', 'KN2603050012', 12],
  ['ＫＮ２６０３０５００１２', 'KN2603050012', 12],
  ['KN-260305-0012', 'KN2603050012', 12],
  ['2603050012', '2603050012', 12],
])('%s is read as a number', (said, number, id) => {
  expect(readCaseNumber(said)).toEqual({ number, id });
});

test.each(['查进度', '编号20240315 帮我查下', '我三月十二号交的', '110'])('%s has none', (said) => {
  expect(readCaseNumber(said)).toBeUndefined();
});

test('any number is found again in a sentence', () => {
  const [min, max] = [new Date('2020-01-01'), new Date('2099-01-01')];
  const day = fc.date({ min, max, noInvalidDate: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), day, (id, createdAt) => {
      const number = caseNumber(relief, { id, createdAt });
      const typed = readCaseNumber(`我的${number.toLowerCase()}批了没`);
      expect(typed?.id).toBe(id);
      expect(typed && isNumberOf(typed, number)).toBe(true);
    }),
  );
});

test('the id alone does not make a number right', () => {
  const typed = readCaseNumber('KN2603060012');
  expect(typed && isNumberOf(typed, 'KN2603050012')).toBe(false);
});

test('the numbers of two kinds never begin alike', () => {
  expect(new Set(kinds.map((kind) => kind.prefix)).size).toBe(kinds.length);
});

test.each([
  ['我申请的补助批了没', ['relief']],
  ['入会申请审核了没', ['membership']],
  ['上次咨询的问题有回复了吗', ['question']],
  ['查进度', []],
])('%s names %j', (said, names) => {
  expect(kindsNamed(kinds, said).map((kind) => kind.name)).toEqual(names);
});

test('a kind whose service is gone is still shown', () => {
  expect(kindOf(kinds, 'abolished')).toMatchObject({ prefix: 'BJ', title: '办件' });
});

test.each([
  '撤回申请',
  '撤銷申請',
  '申请不要了 帮我撤掉',
  '取消我的困难补助申请',
  '不申请了 之前交的那个作废吧',
  '建议写错了想收回来',
])('%s is a wish to withdraw', (said) => {
  expect(wantsWithdrawal(said)).toBe(true);
});

test.each(['查进度', '为什么我的申请被退回', '我的申请怎么被撤了', '批下来没有'])(
  '%s is not',
  (said) => {
    expect(wantsWithdrawal(said)).toBe(false);
  },
);

test.each([
  '补充材料',
  '我要补交诊断书的照片',
  '想再补充一点情况',
  '怎么补充材料',
  '材料忘传了',
  '帮我补传两张照片',
  '补充说明',
  '補充證據',
  '我想再补充一下。',
])('%s is a wish to add', (said) => {
  expect(wantsAddition(said)).toBe(true);
});

test.each(['补交的材料看了吗', '显示待补充材料 我要补什么', '补助批了没', '上周补的证明可以了吗'])(
  '%s is not',
  (said) => {
    expect(wantsAddition(said)).toBe(false);
  },
);

const states: CaseState[] = [
  'submitted',
  'reviewing',
  'needs-more',
  'approved',
  'declined',
  'answered',
  'withdrawn',
];
const membersMoves = [
  ...['submitted>withdrawn', 'reviewing>withdrawn'],
  ...['needs-more>reviewing', 'needs-more>withdrawn'],
];
const legal: [string, 'member' | 'staff', string[]][] = [
  [
    'relief',
    'staff',
    [
      ...['submitted>reviewing', 'submitted>needs-more', 'reviewing>needs-more'],
      ...['reviewing>approved', 'reviewing>declined'],
      ...['needs-more>reviewing', 'needs-more>declined'],
    ],
  ],
  ['relief', 'member', membersMoves],
  [
    'question',
    'staff',
    [
      ...['submitted>reviewing', 'submitted>needs-more', 'submitted>answered'],
      ...['reviewing>needs-more', 'reviewing>answered'],
      ...['needs-more>reviewing', 'needs-more>answered'],
    ],
  ],
  ['question', 'member', membersMoves],
];

test.each(legal)('of a %s the %s may do just this: %j', (name, by, expected) => {
  const kind = kindOf(kinds, name);
  const found = states.flatMap((from) => movesFrom(kind, from, by).map((to) => `${from}>${to}`));
  expect(found).toEqual(expected);
});

test('who ended cannot go on, and only the open count as open', () => {
  const kind: CaseKind = { ...relief, outcomes: ['approved', 'declined', 'answered'] };
  const ended = states.filter((state) => !isOpen(state));
  expect(ended).toEqual(['approved', 'declined', 'answered', 'withdrawn']);
  for (const state of ended)
    expect([...movesFrom(kind, state, 'staff'), ...movesFrom(kind, state, 'member')]).toEqual([]);
  expect(() => stateOf('lost')).toThrow('no case state');
});

test.each(['王芳', '阿卜杜拉·买买提', 'Li Ming', '欧阳小雨'])('%s is a name', (name) => {
  expect(isPersonName(name)).toBe(true);
});

test.each([
  ...['王', '我叫王芳', '姓名王芳', '13800138000', '王芳，三墩的', '怎么填？'],
  ...['我要给工会留言', '先问一下你们', '不知道怎么填'],
])('%s is not a name', (name) => {
  expect(isPersonName(name)).toBe(false);
});

test('the towns are the organisations a case can be sent to', () => {
  const seed = parse(readFileSync(path.resolve('prisma/seed/organisations.yaml'), 'utf8'));
  const rows: { id: string; name: string; kind: string }[] = seed.organisations;
  for (const town of towns)
    expect(rows.find((row) => row.id === town.value)?.name).toContain(town.label);
  expect(towns).toHaveLength(rows.filter((row) => row.kind === 'town').length);
});
