import { optionNamed } from '../../bot/forms/fields.ts';

/** What help is asked for. The words are how members say it, as an answer or before the form. */
export const reliefKinds = [
  {
    value: 'illness',
    label: '大病医疗',
    words: [
      ...['大病', '重病', '生病', '患病', '看病', '治病', '毛病', '得病', '住院', '手术', '开刀'],
      ...['癌', '肿瘤', '白血病', '尿毒症', '透析', '化疗', '中风', '脑梗', '瘫', '心脏病'],
    ],
  },
  {
    value: 'accident',
    label: '意外伤害',
    words: ['意外', '摔', '骨折', '车祸', '受伤', '砸伤', '烫伤'],
  },
  {
    value: 'disaster',
    label: '灾害损失（火灾、水灾等）',
    words: [
      ...['火灾', '着火', '起火', '失火', '一场火', '烧光', '烧没', '爆炸', '水灾', '大水', '进水'],
      ...['淹', '台风', '颱風', '暴雨', '漏水', '房顶', '屋顶', '房子塌', '家财', '家財', '天灾'],
    ],
  },
  {
    value: 'schooling',
    label: '子女就学',
    words: ['上学', '就学', '读书', '学费', '助学', '念书', '上大学'],
  },
  {
    value: 'income',
    label: '失业或低收入',
    words: [
      ...['失业', '下岗', '被裁', '裁员', '没工作', '没活干', '没收入', '没有收入', '低收入'],
      ...['低保', '收入低', '工资低', '倒闭', '断粮', '没钱吃饭', '房租'],
    ],
  },
  { value: 'other', label: '其他困难', words: ['其他', '其它', '别的'] },
];

/** 50,000 yuan, in fen: far above what is ever granted, low enough to catch a slip of the finger. */
export const mostAsked = 5_000_000;

/** The kind of relief a text names beyond doubt. */
export function reliefKindIn(said: string): string | undefined {
  return optionNamed(reliefKinds, said);
}

export function reliefKindLabel(value: string): string {
  return reliefKinds.find((kind) => kind.value === value)?.label ?? value;
}

const goods = /送(温暖|溫暖|清凉|清涼)|清凉|清涼|防暑|高温|高溫|绿豆汤|花露水|米油/;
const insurance = /家财|家財|意外伤害(及|保障)|意外保障|理赔/;

/**
 * What a text is after besides relief applied for: goods given to people on a list (送清凉,
 * 送温暖), or the insurance for accidents and loss of property.
 */
export function topicIn(said: string): 'goods' | 'insurance' | undefined {
  if (goods.test(said)) return 'goods';
  return insurance.test(said) ? 'insurance' : undefined;
}
