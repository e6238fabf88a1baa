import { optionNamed } from '../../bot/forms/fields.ts';
import type { Answers } from '../../bot/forms/form.ts';
import { dayOf } from '../../days.ts';

/**
 * Kinds of work. Who works in a new form of employment 新就业形态 may have no employer to name. The
 * words must not be those of a question asked in between: 公司拖欠工资怎么办.
 */
export const works = [
  {
    value: 'company',
    label: '企业职工',
    words: [
      '在公司',
      '公司上班',
      '公司职员',
      '公司员工',
      '在企业',
      '企业上班',
      '在厂里',
      '厂里上班',
      '工厂上班',
    ],
  },
  {
    value: 'public',
    label: '机关、事业单位或社会组织职工',
    words: ['机关', '事业', '公务员', '社会组织', '编外', '社区工作者'],
  },
  {
    value: 'rider',
    label: '外卖骑手、快递员',
    words: ['外卖', '外賣', '骑手', '騎手', '快递', '送餐', '闪送', '配送'],
  },
  {
    value: 'driver',
    label: '网约车、货车司机',
    words: ['网约车', '货车', '司机', '滴滴', '开车', '货拉拉'],
  },
  { value: 'domestic', label: '家政、护工', words: ['家政', '护工', '月嫂', '保姆', '钟点工'] },
  {
    value: 'flexible',
    label: '其他灵活就业',
    words: ['灵活就业', '自由职业', '个体', '主播', '小店', '没有单位', '其他'],
  },
];

const newForms = new Set(['rider', 'driver', 'domestic', 'flexible']);

/** True for work without one lasting employer. */
export const isNewForm = (answers: Answers) => newForms.has(String(answers.work));

/** The kind of work a text names beyond doubt. */
export function workIn(said: string): string | undefined {
  return optionNamed(works, said);
}

/** Nobody may be employed before they are 16 (Labour Law 劳动法, art. 15). */
const workingAge = 16;

/** True if the holder of a (valid) resident id has reached working age. */
export function isOfWorkingAge(residentId: string, now: Date): boolean {
  const birthday = Number(residentId.slice(6, 14));
  const today = Number(dayOf(now).replaceAll('-', ''));
  return today - birthday >= workingAge * 10_000;
}

/** Questions around membership that are answered before the form is offered. */
const topics = [
  { key: 'topic.many', words: ['hr', '批量', '导入', '新员工', '新人', '给职工', '采集'] },
  { key: 'topic.leave', words: ['退会', '退出工会', '不想当会员', '能退'] },
  {
    key: 'topic.transfer',
    words: ['转会', '会籍', '转接', '转移', '转过', '关系', '換了公司', '换单位', '重复入会'],
  },
  { key: 'topic.fees', words: ['会费', '會費', '要钱', '收费', '交钱'] },
  { key: 'topic.card', words: ['会员卡', '會員卡', '工会卡', '工会的卡', '会员证'] },
  {
    key: 'topic.status',
    words: [
      '是不是会员',
      '是不是工会',
      '非会员',
      '不是会员',
      '认证',
      '会员信息',
      '会员身份',
      '登记错',
    ],
  },
] as const;

/** The key in `replies` for what a text asks about, if it is one of the topics. */
export function topicIn(said: string): string | undefined {
  const text = said.toLowerCase();
  return topics.find((topic) => topic.words.some((word) => text.includes(word)))?.key;
}
