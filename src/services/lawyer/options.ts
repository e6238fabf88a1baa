import { optionNamed } from '../../bot/forms/fields.ts';

/** A choice of a form, and how members say it. */
interface Choice {
  value: string;
  label: string;
  words?: string[];
}

/** What a question to a lawyer is about. */
export const topics: Choice[] = [
  { value: 'wages', label: '工资报酬', words: ['工资', '欠薪', '薪水', '讨薪', '奖金', '提成'] },
  {
    value: 'dismissal',
    label: '辞退和补偿',
    words: ['辞退', '开除', '裁员', '被裁', '解除', '赔偿金', '补偿金', '离职', '辞职'],
  },
  { value: 'injury', label: '工伤和职业病', words: ['工伤', '受伤', '职业病', '摔伤', '工地摔'] },
  {
    value: 'contract',
    label: '合同和劳动关系',
    words: ['合同', '劳动关系', '竞业', '试用期', '协议'],
  },
  { value: 'insurance', label: '社保公积金', words: ['社保', '公积金', '养老金', '失业金'] },
  { value: 'hours', label: '加班和休假', words: ['加班', '年假', '休假', '调休', '病假'] },
  { value: 'women', label: '女职工权益', words: ['怀孕', '产假', '哺乳', '生育', '女职工'] },
  { value: 'other', label: '其他', words: ['其他', '别的'] },
];

/** An urgency, and within how many working hours a lawyer answers then. */
interface Urgency extends Choice {
  workingHours: number;
}

export const urgencies: Urgency[] = [
  { value: 'none', label: '不急', words: ['不急', '慢慢'], workingHours: 24 },
  {
    value: 'week',
    label: '这周要有答复',
    words: ['这周', '本周', '这个星期', '几天内'],
    workingHours: 24,
  },
  {
    value: 'deadline',
    label: '很急：期限快到了',
    words: ['很急', '快到了', '马上', '明天就'],
    workingHours: 8,
  },
];

/** How the member wants to be answered. */
export const ways: Choice[] = [
  { value: 'phone', label: '打电话', words: ['电话', '通话'] },
  { value: 'visit', label: '当面谈', words: ['当面', '面谈', '见面', '见个面', '过去谈'] },
  { value: 'chat', label: '就在这里回我', words: ['在这里', '这里回', '微信', '打字'] },
];

/** What is in the service package for units 法律服务包. */
export const packageKinds: Choice[] = [
  {
    value: 'talk',
    label: '法律宣讲',
    words: ['宣讲', '讲座', '普法', '讲课', '讲讲', '来讲', '上课', '堂课', '送法', '培训'],
  },
  {
    value: 'rules',
    label: '企业用工制度',
    words: ['制度', '员工手册', '体检', '合同范本', '合同模板', '规范用工'],
  },
  { value: 'advice', label: '法律咨询', words: ['咨询', '答疑', '法律顾问'] },
  { value: 'mediation', label: '劳动争议调处', words: ['调处', '调解', '纠纷'] },
  { value: 'bargaining', label: '集体协商', words: ['集体协商', '集体合同', '工资协商', '要约书'] },
  {
    value: 'democracy',
    label: '民主管理',
    words: ['民主管理', '职代会', '厂务公开', '职工董事', '职工代表'],
  },
];

/** The one choice a text names beyond doubt. */
export const namedIn = (choices: readonly Choice[], said: string): string | undefined =>
  optionNamed(choices, said);

export const labelOf = (choices: readonly Choice[], value: string): string =>
  choices.find((choice) => choice.value === value)?.label ?? value;
