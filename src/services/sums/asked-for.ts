// What a sentence asks for, where it says so: its other words tell of something else (昨天被违法辞退
// 最晚哪天申请仲裁 asks for the day, not for the damages).

interface Asking {
  sum: string;
  /** All of them must be said. */
  says: RegExp[];
  unless?: RegExp;
}

const money =
  /多少钱|多少块|几块|几元|多少元|折|补|给我|赔|工资报酬|年假工资|休假工资|两倍|三倍|200|300|钱|再付|付我|付给|付多少|要付/;
const howManyDays = /几天|多少天|几日|多少日|天数|还剩|剩几|有没有年假|还有年假/;
const unlawful =
  /违法|非法|违规|没犯错|没有?过错|无过错|没做错|无故|无缘无故|平白无故|毫无理由|没有?(?:任何|正当|合法)?(?:理由|原因|依据)|不合法|不合规|不合理|随便|无理|说.{0,6}不要我/;
const dismissed =
  /辞退|辞掉|辞了|被辞|解除|开除|开掉|开了|被开|解雇|(?<!仲)裁|炒|终止|赶走|走人|滚|不要我|劝退/;
const unsigned =
  /没签|没有签|未签|没给签|不签|没补签|没合同|没有(?:书面)?(?:劳动)?合同|合同没签|无合同|补签|没订|未订|没跟我签|没和我签/;

/** The first that fits decides. */
const askings: readonly Asking[] = [
  {
    sum: 'limitation',
    says: [/时效/],
    unless: /没签|双倍工资差额.*多少钱/,
  },
  {
    sum: 'limitation',
    says: [
      /仲裁|告|维权|追讨|讨要|要回|申请|起诉/,
      /最晚|最迟|来得及|截止|过期|期限到|(?:哪天|哪一天|几号|几月几号|什么时候|几时|何时)(?:之?前|为止|到期|截止)|到(?:哪天|哪一天|几号|几月|什么时候|何时)|最后(?:一天|期限|是哪天)|哪天(?:前|之前)/,
    ],
    unless: /裁决|判决|工伤认定|认定工伤|鉴定|递|预产期|产假|医疗期|试用期?到|竞业/,
  },
  { sum: 'unemployment', says: [/失业金|失业保险金|失业待遇|失业补助|失业保险.*(?:领|拿)/] },
  { sum: 'notice-pay', says: [/n\+[1一]|n加[1一]|代通知?金/], unless: /2n/ },
  {
    sum: 'double-damages',
    says: [/2n|[双两二2]倍(?:的)?(?:经济)?(?:赔|补)偿?|赔偿金?.{0,3}[双两二2]倍/],
    unless: /[双两二2]倍工资|工资差额|年假|年休/,
  },
  {
    sum: 'double-damages',
    says: [unlawful, dismissed],
    unless:
      /试用期?(?:违法|不合法|太长|超)|失业|年假|年休|[双两二2]倍工资|加班费|第二次试用|培训费|违约金/,
  },
  // Protected from dismissal (劳动合同法 42).
  {
    sum: 'double-damages',
    says: [
      /怀孕|孕期|哺乳期|产假期间|休产假|三期/,
      /辞退|开除|被开|开了|辞了|被辞|解除|炒|解雇/,
      /赔/,
    ],
    unless: /经济补偿|产假(?:有)?(?:几天|多少天)|失业/,
  },
  // 赔偿金 is said loosely too, where there is no word of anything unlawful.
  {
    sum: 'severance',
    says: [
      /裁员|被裁|协商|到期|期满|倒闭|关门|关店|解散|破产|注销|不续|搬|走人|不要我|不用来|优化|被迫|欠薪|拖欠|没交社保|不交社保/,
      /赔偿/,
    ],
    unless: /工伤|伤残|试用|年假|[双两二2]倍|没签|违约金|培训|失业|产假|病假/,
  },
  {
    sum: 'double-damages',
    says: [/辞退|开除|被辞|被开|开了我/, /赔偿金/],
    unless: /试用|工伤|竞业|补偿金/,
  },
  { sum: 'double-wages', says: [unsigned, /[双两二2]倍|另一?倍|另外一倍|一倍|差额/] },
  {
    sum: 'unused-leave',
    says: [/年假|年休|带薪假|带薪休假/, money],
    unless:
      /(?:几天|多少天|几日|天数|还剩.{0,3}天?)(?:年假|年休假?|没休|没休的年假|的年假)?.{0,4}$/,
  },
  {
    sum: 'leave-days',
    says: [/年假|年休|带薪假|带薪休假/, howManyDays],
    unless: /折成钱|折多少|折现|工资是多少/,
  },
  {
    sum: 'training-bond',
    says: [/培训|服务期|进修|学费/, /违约金|赔|退|还给?公司|还多少/],
    unless: /竞业/,
  },
  {
    sum: 'severance',
    says: [/到期不续|不续签|不续了|没续签|不跟我续|不再续|期满/, /赔|补|给|拿/],
    unless: /年假|工伤|[双两二2]倍|试用|伤残/,
  },
  {
    sum: 'severance',
    says: [/(?<![a-z0-9])n(?![a-z0-9+加])/, /协商|辞|裁|解除|干了|做了|工龄|补/],
  },
  { sum: 'death', says: [/工亡|因工死亡|丧葬|抚恤/] },
  {
    sum: 'death',
    says: [
      /去世|人没了|路上没了|就没了|身亡|死亡|死了|遇难|没救|过世|离世|抢救无效|猝死/,
      /工伤|工地|厂里|上班|单位|车间|岗位/,
      /赔|补助|钱|待遇/,
    ],
  },
];

/** Where no other word decides: somebody tells how the work ended, and asks what they are paid. */
const leftAndPaid = [
  /搬|走人|谈离职|关门|注销|倒闭|解散|破产|关厂|停业|不让(?:我)?(?:干|做|上班)|不用来|别来了|不要我|协商|走的|全走|离职|离开|炒|开了|关了|下岗|解聘/,
  /补|赔/,
];

/** The sum of a text that names none. */
export const sumTold = (said: string): string | undefined =>
  !/竞业|高温/.test(said) && leftAndPaid.every((one) => one.test(said)) ? 'severance' : undefined;

/**
 * The sum a text asks for in so many words.
 *
 * @param said as pickSums compares it: simplified, lower case, without signs and blanks
 */
export function sumAskedFor(said: string): string | undefined {
  return askings.find(
    ({ says, unless }) => says.every((one) => one.test(said)) && !unless?.test(said),
  )?.sum;
}
