import type { Figure } from '../sum.ts';

/** A local figure the sums ask for. */
export interface FigureKind {
  name: string;
  /** As it is said, also where none is on record. */
  title: string;
  area: string;
  unit: Figure['unit'];
  /** Where it is published, as it is said to the member. */
  published: string;
  /** What a number typed by hand must lie between, in its unit: a yearly wage is no monthly one. */
  least: number;
  most: number;
}

const yuan = (amount: number) => amount * 100;
const labourOffice = '浙江省人力社保厅、杭州市人力社保局网站，或打12333问';

/** All figures, a block each. Money is fen: a month, except the income, which is a year's. */
export const figureKinds: readonly FigureKind[] = [
  {
    name: 'minimum-wage-hangzhou',
    title: '杭州最低月工资标准',
    area: '杭州市区',
    unit: 'fen',
    published: labourOffice,
    least: yuan(1_000),
    most: yuan(10_000),
  },
  {
    name: 'average-wage-hangzhou',
    title: '杭州上年度职工月平均工资',
    area: '杭州市',
    unit: 'fen',
    published: labourOffice,
    least: yuan(3_000),
    most: yuan(40_000),
  },
  {
    name: 'average-wage-zhejiang',
    title: '浙江上年度全省职工月平均工资',
    area: '浙江省',
    unit: 'fen',
    published: labourOffice,
    least: yuan(3_000),
    most: yuan(40_000),
  },
  {
    name: 'urban-income-national',
    title: '上一年度全国城镇居民人均可支配收入',
    area: '全国',
    unit: 'fen',
    published: '国家统计局每年2月底的统计公报',
    least: yuan(20_000),
    most: yuan(300_000),
  },
  {
    name: 'unemployment-benefit-hangzhou',
    title: '杭州失业保险金月标准',
    area: '杭州市区',
    unit: 'fen',
    published: labourOffice,
    least: yuan(500),
    most: yuan(10_000),
  },
];

export const figureKind = (name: string): FigureKind | undefined =>
  figureKinds.find((kind) => kind.name === name);
