import { figureKind } from '../figures/kinds.ts';
import type { ToldFigures } from '../figures/told.ts';
import { moneyIn } from './money.ts';

const average = '(?:在岗)?(?:职工|社会)?(?:的)?(?:月|年)?平均工资(?:标准)?';
/** By the name of the figure, the words it is called by where a sentence gives it. */
const called: readonly [name: string, words: string[]][] = [
  ['minimum-wage-hangzhou', ['最低(?:月)?工资(?:标准)?', '最低标准']],
  [
    'average-wage-zhejiang',
    [`(?:全省|浙江省?|省里|省平)(?:上年度?|去年)?(?:全省)?${average}`, '省平工资'],
  ],
  [
    'average-wage-hangzhou',
    [
      `(?:当地|本地|杭州市?|统筹地区|地区|本市|全市|市里|我们这(?:儿|里)?)(?:的)?(?:上一?年度?|去年)?(?:的)?${average}`,
      ...['社平工资', '社平', '社会平均工资', '(?<!单位|公司|厂里?)职工月?平均工资'],
    ],
  ],
  ['urban-income-national', ['可支配收入']],
  [
    'unemployment-benefit-hangzhou',
    ['失业(?:保险)?金(?:的)?(?:月?标准)?(?:是|为|按)?(?:每个?月|一个月)?'],
  ],
];

/** Local figures a sentence gives: 最低工资按2490算, 当地职工平均工资8000. */
export function figuresIn(text: string): ToldFigures {
  const told: ToldFigures = {};
  for (const [name, words] of called) {
    const value = moneyIn(text, words);
    const kind = figureKind(name);
    // 全省职工平均工资 is no town's.
    if (value === told['average-wage-zhejiang']) continue;
    if (value !== undefined && kind && value >= kind.least && value <= kind.most)
      told[name] = value;
  }
  return told;
}
