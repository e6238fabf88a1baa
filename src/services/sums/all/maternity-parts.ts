import { sayYuan } from '../../../bot/forms/numbers.ts';
import { addDays, sayDate } from '../../../days.ts';
import {
  allowanceFor,
  type Birth,
  basicDays,
  childcareDays,
  daysBefore,
  extensionForSeveral,
  fatherDays,
  miscarriageDays,
  nationalDays,
  onlyChildDays,
} from '../rules/maternity.ts';
import type { Citation, Worked } from '../sum.ts';

export interface BirthLeave extends Birth {
  /** Which child it is, the first of those born now; 4 stands for more. */
  order: number;
  /** False: still to be born, worked as a natural birth of the children expected. */
  born: boolean;
  /** First day of the leave. */
  day: string | undefined;
  /** Average wage of the employer, fen a month. */
  average: number | undefined;
}

const national: Citation = { law: '女职工劳动保护特别规定', article: 7 };
const paidBy: Citation = { law: '女职工劳动保护特别规定', article: 8 };
const provincial: Citation = { law: '浙江省人口与计划生育条例', article: 22 };

const whoPays =
  '生育津贴：单位参了生育保险的由基金付，按单位上年度职工月平均工资算；没参保的，由单位按您产假前的工资付。';
const asKnown = '浙江的天数按2021年修正的条例算，有没有新调整，打12333核一下。';

/** 产假 after a birth. */
export function birthLeave(leave: BirthLeave): Worked {
  const { order, difficult, babies, day, average } = leave;
  const own = nationalDays(leave);
  const { least, most } = extensionForSeveral(order, babies);
  const sure = least === most;
  const total = own + least;
  const days = sure ? `${total} 天` : `${total} 到 ${own + most} 天`;
  return {
    kind: 'worked',
    inputs: [
      `第${'一二三四'[order - 1] ?? '四'}个孩子${order >= 4 ? '（及以上）' : ''}，${difficult ? '难产或剖宫产' : leave.born ? '顺产' : '还没生'}，这次生${babies}个`,
      ...(day ? [`休假第一天：${sayDate(day)}`] : []),
    ],
    steps: [
      `国家产假：${sumOfDays(leave)}`,
      `浙江延长：${sure ? `${least}天` : `${least}天或${most}天，看按第几个孩子算`}`,
      ...lastDay(day, total, own + most),
      ...allowanceSteps(own, least, average),
    ],
    result: `产假一共 ${days}（自然日，周末节假日包括在内）。${sayAllowance(own, average)}`,
    ...(average === undefined ? {} : { fen: allowanceFor(own, average) }),
    articles: [national, provincial, paidBy],
    figures: [],
    notes: birthNotes(leave),
  };
}

function sumOfDays(leave: BirthLeave): string {
  const { difficult, babies } = leave;
  const own = `${nationalDays(leave)}天`;
  if (!difficult && babies === 1) return own;
  const more = [difficult ? ' + 难产15天' : '', babies > 1 ? ` + 多胞胎15天 × ${babies - 1}` : ''];
  return `${basicDays}天${more.join('')} = ${own}`;
}

function sayAllowance(days: number, average: number | undefined): string {
  return average === undefined
    ? ''
    : `国家规定的 ${days} 天，生育津贴约 ${sayYuan(allowanceFor(days, average))}。`;
}

function birthNotes({ order, difficult, babies, average, born }: BirthLeave): string[] {
  return [
    ...(born ? [] : ['这里先按顺产算；难产的再加15天。']),
    ...(babies > 1
      ? ['多胞胎和浙江延长假怎么叠加，各地答复不一样：回复“人工”，请工作人员帮您核一下。']
      : []),
    ...(difficult ? ['剖宫产算不算难产，看医院的证明。'] : []),
    ...(order >= 4 ? ['条例只写了一孩到三孩的延长假，四孩及以上没写，请打12333问。'] : []),
    whoPays,
    ...(average === undefined
      ? []
      : ['延长假期间的津贴，国家规定没写，以医保经办机构（12393）核定为准。']),
    `产前最多可以先休${daysBefore}天，算在里面。${asKnown}`,
  ];
}

/** 流产假 */
export function miscarriageLeave(
  fourMonths: boolean,
  day: string | undefined,
  average: number | undefined,
): Worked {
  const days = miscarriageDays(fourMonths);
  return {
    kind: 'worked',
    inputs: [`怀孕${fourMonths ? '满' : '不满'}4个月`],
    steps: [
      `怀孕${fourMonths ? '满' : '不满'}4个月流产：${days}天`,
      ...lastDay(day, days, days),
      ...allowanceSteps(days, 0, average),
    ],
    result: `可以休 ${days} 天产假。${sayAllowance(days, average)}`,
    ...(average === undefined ? {} : { fen: allowanceFor(days, average) }),
    articles: [national, paidBy],
    figures: [],
    notes: ['先把身体养好。按医院写明孕周的证明请假，单位不能当事假、病假扣。', whoPays],
  };
}

/** From its first day: the last is one less than so many days on. */
function lastDay(day: string | undefined, least: number, most: number): string[] {
  if (!day) return [];
  const last = (days: number) => sayDate(addDays(day, days - 1));
  const until = least === most ? last(least) : `${last(least)}或${last(most)}`;
  return [`从${sayDate(day)}休起，最后一天是${until}`];
}

function allowanceSteps(own: number, extension: number, average: number | undefined): string[] {
  if (average === undefined) return [];
  const line = (days: number) =>
    `${sayYuan(average)} ÷ 30 × ${days}天 = ${sayYuan(allowanceFor(days, average))}`;
  const whole = extension > 0 ? `；延长假也发的话：${line(own + extension)}` : '';
  return [`生育津贴：${line(own)}${whole}`];
}

/** 护理假 of the father. */
export const fatherLeave: Worked = {
  kind: 'worked',
  inputs: ['男方护理假（陪产假）'],
  steps: [`浙江：男方护理假 ${fatherDays} 天，不分第几个孩子`],
  result: `男方可以休 ${fatherDays} 天护理假，工资、奖金和福利由单位照发。`,
  articles: [provincial],
  figures: [],
  notes: [`孩子三周岁内，夫妻双方每年还各有 ${childcareDays} 天育儿假。${asKnown}`],
};

/** 育儿假 of both parents. */
export const childcareLeave: Worked = {
  kind: 'worked',
  inputs: ['育儿假'],
  steps: [
    `浙江：孩子三周岁内，夫妻双方每年各 ${childcareDays} 天，两人一年共 ${childcareDays * 2} 天`,
  ],
  result: `孩子三周岁内，您每年可以休 ${childcareDays} 天育儿假，夫妻两人共 ${childcareDays * 2} 天，工资由单位照发。`,
  articles: [provincial],
  figures: [],
  notes: [`“每年”按日历年还是按周岁算、能不能分开休，条例没写，先按单位制度商量。${asKnown}`],
};

/** 陪护父母假 of an only child: 浙江省人口与计划生育条例 28. */
export const parentsLeave: Worked = {
  kind: 'worked',
  inputs: ['独生子女陪护父母假'],
  steps: [`浙江：父母一方满60周岁的，独生子女每年 ${onlyChildDays} 天`],
  result: `您是独生子女、父母有一方满60周岁的，每年可以休 ${onlyChildDays} 天陪护假，工资由单位照发。`,
  articles: [{ law: '浙江省人口与计划生育条例', article: 28 }],
  figures: [],
  notes: [`不是独生子女的，条例没有写这个假，先看单位制度。${asKnown}`],
};
