import { z } from 'zod';
import { sayDate } from '../../../days.ts';
import { birthdayOf, sexOf } from '../person.ts';
import type { Citation } from '../port.ts';
import { type Block, byHand, type Cell, heading, line, note, openDay, title } from './block.ts';
import { oneLine } from './safe-text.ts';

const optionalText = z.string().nullish();

/** A finished interview for a work-injury application; days `YYYY-MM-DD`. */
export const injuryFacts = z.object({
  day: z.string(),
  applicant: z.enum(['self', 'relative']),
  applicantName: optionalText,
  relation: optionalText,
  name: z.string(),
  phone: z.string(),
  residentId: z.string(),
  address: z.string(),
  employer: z.string(),
  employerAddress: z.string(),
  employerPhone: optionalText,
  position: z.string(),
  joined: z.string(),
  accident: z.enum(['at-work', 'violence', 'outside', 'commute', 'sudden-illness', 'disease']),
  /** Of the accident, or of the diagnosis of an occupational disease. */
  on: z.string(),
  at: optionalText,
  where: optionalText,
  how: z.string(),
  injury: z.string(),
  hospital: z.string(),
  hazard: optionalText,
  witness: optionalText,
  insured: z.enum(['yes', 'no', 'unknown']),
});

export type InjuryFacts = z.infer<typeof injuryFacts>;

interface AccidentWording {
  /** The item of the regulation as it is named. */
  item: string;
  text: string;
  article: Citation;
}

const article = (number: number): Citation => ({ law: '工伤保险条例', article: number });

/** Which item of the regulation the facts point to; the authority decides. */
export const accidents: Record<InjuryFacts['accident'], AccidentWording> = {
  'at-work': {
    item: '第十四条第（一）项',
    text: '在工作时间和工作场所内，因工作原因受到事故伤害',
    article: article(14),
  },
  violence: {
    item: '第十四条第（三）项',
    text: '在工作时间和工作场所内，因履行工作职责受到暴力等意外伤害',
    article: article(14),
  },
  outside: {
    item: '第十四条第（五）项',
    text: '因工外出期间，由于工作原因受到伤害',
    article: article(14),
  },
  commute: {
    item: '第十四条第（六）项',
    text: '在上下班途中，受到非本人主要责任的交通事故伤害',
    article: article(14),
  },
  'sudden-illness': {
    item: '第十五条第一款第（一）项',
    text: '在工作时间和工作岗位，突发疾病（限死亡或者四十八小时内经抢救无效死亡）',
    article: article(15),
  },
  disease: { item: '第十四条第（四）项', text: '患职业病', article: article(14) },
};

/** The application 工伤认定申请表 with the fields of the official form, and the attachments of art. 18. */
export function injuryPaper(facts: InjuryFacts): Block[] {
  return [
    title('工伤认定申请表'),
    line(`申请人：${applicantOf(facts)}`),
    line(`受伤害职工：${facts.name}`),
    line(`申请人与受伤害职工关系：${relationOf(facts)}`),
    line(`填表日期：${openDay}`),
    { kind: 'table', widths: [18, 19, 15, 14, 14, 20], rows: [...person(facts), ...event(facts)] },
    { kind: 'table', widths: [18, 82], rows: [story(facts), ...signatures(facts)] },
    heading('随表提交的材料（《工伤保险条例》第十八条）'),
    ...attachments(facts).map((text, at, all) =>
      line(`${at + 1}. ${text}${at === all.length - 1 ? '。' : '；'}`),
    ),
    note(
      '本表由申请人根据受伤害职工陈述的情况填写，提交前请核对；社会保险行政部门要求使用其制发的表格的，请照此誊写。',
    ),
  ];
}

const applicantOf = ({ applicant, applicantName, name }: InjuryFacts) =>
  applicant === 'self' ? name : oneLine(applicantName ?? byHand);
const relationOf = ({ applicant, relation }: InjuryFacts) =>
  applicant === 'self' ? '本人' : oneLine(relation ?? byHand);

const head = (text: string): Cell => ({ text, head: true });

function person(facts: InjuryFacts): Cell[][] {
  const { name, residentId, phone, address, employer, employerAddress, position, joined } = facts;
  return [
    [
      ...[head('职工姓名'), { text: name }, head('性别'), { text: sexOf(residentId) }],
      ...[head('出生日期'), { text: sayDate(birthdayOf(residentId)) }],
    ],
    [head('身份证号码'), { text: residentId, span: 2 }, head('联系电话'), { text: phone, span: 2 }],
    [head('家庭地址'), { text: address, span: 3 }, head('邮政编码'), { text: '' }],
    [
      ...[head('工作单位'), { text: employer, span: 2 }, head('联系电话')],
      { text: facts.employerPhone ?? '', span: 2 },
    ],
    [head('通讯地址'), { text: employerAddress, span: 3 }, head('邮政编码'), { text: '' }],
    [
      ...[head('职业、工种或工作岗位'), { text: position, span: 2 }, head('参加工作时间')],
      { text: `${sayDate(joined)}入职`, span: 2 },
    ],
  ];
}

function event(facts: InjuryFacts): Cell[][] {
  const { accident, on, at, where, injury, hazard } = facts;
  const disease = accident === 'disease';
  const when = `${sayDate(on)}${at ? ` ${oneLine(at)}` : ''}`;
  const cause = disease ? '' : [when, oneLine(where ?? ''), accidents[accident].text].join('，');
  return [
    [
      ...[head('事故时间、地点及主要原因'), { text: cause, span: 3 }, head('诊断时间')],
      { text: disease ? sayDate(on) : '' },
    ],
    [
      ...[head('受伤害部位'), { text: disease ? '' : injury, span: 2 }, head('职业病名称')],
      { text: disease ? injury : '', span: 2 },
    ],
    [
      ...[head('接触职业病危害岗位'), { text: disease ? facts.position : '', span: 2 }],
      ...[head('接触职业病危害时间'), { text: disease ? (hazard ?? '') : '', span: 2 }],
    ],
  ];
}

function story({ how, hospital, witness, accident }: InjuryFacts): Cell[] {
  const lines = [
    how,
    `救治医院：${oneLine(hospital)}`,
    ...(witness ? [`证人：${oneLine(witness)}`] : []),
    `申请依据：《工伤保险条例》${accidents[accident].item}，${accidents[accident].text}。`,
  ];
  return [head('受伤害经过简述（可附页）'), { text: lines.join('\n'), height: 44 }];
}

function signatures({ name }: InjuryFacts): Cell[][] {
  const sign = (asks: string, who: string) => `${asks}\n\n${who}\n${openDay}`;
  return [
    [
      head('申请事项'),
      { text: sign(`请求认定${name}所受伤害为工伤。`, '申请人签字：'), height: 28 },
    ],
    [
      head('用人单位意见'),
      { text: sign('（由用人单位填写）', '经办人签字（公章）：'), height: 28 },
    ],
    [
      head('社会保险行政部门审查资料和受理意见'),
      { text: sign('（由社会保险行政部门填写）', '经办人签字、负责人签字（公章）：'), height: 32 },
    ],
    [head('备注'), { text: '', height: 12 }],
  ];
}

function attachments({ accident, applicant, witness }: InjuryFacts): string[] {
  return [
    '工伤认定申请表',
    '与用人单位存在劳动关系（包括事实劳动关系）的证明材料：劳动合同，或者工资流水、社保记录、工作证、考勤、证人证言等',
    accident === 'disease'
      ? '职业病诊断证明书（或者职业病诊断鉴定书）'
      : '医疗诊断证明（病历、诊断证明书、检查报告）',
    `职工身份证复印件${applicant === 'relative' ? '、申请人身份证和亲属关系证明复印件' : ''}`,
    ...(accident === 'commute' ? ['公安交通管理部门的事故责任认定书，上下班路线和时间的说明'] : []),
    ...(witness ? ['证人证言及证人身份证复印件、联系电话'] : []),
  ];
}
