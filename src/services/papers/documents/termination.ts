import { z } from 'zod';
import { sayYuan } from '../../../bot/forms/numbers.ts';
import { sayDate } from '../../../days.ts';
import type { WorkedClaim } from '../claims/work.ts';
import type { Citation } from '../port.ts';
import { type Block, line, openDay, paragraph, right, title } from './block.ts';
import { citeInFull } from './law.ts';
import { oneLine } from './safe-text.ts';

/** A finished interview for a notice of termination; money in fen, days `YYYY-MM-DD`. */
export const terminationFacts = z.object({
  day: z.string(),
  name: z.string(),
  phone: z.string(),
  residentId: z.string(),
  employer: z.string(),
  joined: z.string(),
  position: z.string(),
  wage: z.number(),
  reasons: z.array(z.enum(['wages', 'insurance', 'conditions'])),
  owedMonths: z.string().nullish(),
  owed: z.number().nullish(),
});

export type TerminationFacts = z.infer<typeof terminationFacts>;

type Reason = TerminationFacts['reasons'][number];

const grounds: Record<Reason, (facts: TerminationFacts) => string> = {
  wages: ({ owedMonths, owed }) =>
    `未及时足额支付${oneLine(owedMonths ?? '')}的劳动报酬${owed ? `，共计${sayYuan(owed)}` : ''}`,
  insurance: () => '未依法为本人缴纳社会保险费',
  conditions: () => '未按照劳动合同约定提供劳动保护或者劳动条件',
};

const contractLaw = (article: number): Citation => ({ law: '劳动合同法', article });

/** What the notice rests on: termination for the employer's fault, and what it owes then. */
export const terminationArticles = [30, 38, 46, 47, 50].map(contractLaw);

/** The notice 被迫解除劳动合同通知书: Labour Contract Law arts. 38, 46 and 50. */
export function terminationPaper(facts: TerminationFacts, severance?: WorkedClaim): Block[] {
  const { name, residentId, phone, employer, joined, position, wage, reasons } = facts;
  return [
    title('被迫解除劳动合同通知书'),
    line(`${oneLine(employer)}：`),
    paragraph(
      `本人${name}（公民身份号码：${residentId}），于${sayDate(joined)}入职贵单位，从事${oneLine(position)}工作，月工资${sayYuan(wage)}。`,
    ),
    paragraph('在本人工作期间，贵单位存在以下情形：'),
    ...reasons.map((reason, at) =>
      paragraph(`${at + 1}. ${grounds[reason](facts)}${at === reasons.length - 1 ? '。' : '；'}`),
    ),
    paragraph(
      `因上述情形，本人依据${citeInFull([contractLaw(38)])}的规定，现通知贵单位：自本通知送达贵单位之日起，解除本人与贵单位的劳动合同（劳动关系）。`,
    ),
    paragraph(`请贵单位自劳动合同解除之日起依法办理以下事项：`),
    ...demands(facts, severance),
    paragraph('本人将按照双方约定办理工作交接。贵单位逾期不办理的，本人将依法申请劳动仲裁。'),
    right('通知人（签名）：'),
    right(`联系电话：${phone}`),
    right(openDay),
  ];
}

function demands({ reasons, owed }: TerminationFacts, severance?: WorkedClaim): Block[] {
  const amount = severance?.fen ? `，按目前情况计${sayYuan(severance.fen)}` : '';
  const steps = severance?.steps.length
    ? `（${severance.steps.map((step) => step.replace(/[。；;]+$/, '')).join('；')}）`
    : '';
  const items = [
    reasons.includes('wages') &&
      `付清拖欠的劳动报酬${owed ? sayYuan(owed) : ''}及至解除之日的工资（${citeInFull([contractLaw(30)])}）`,
    `支付经济补偿${amount}${steps}（${citeInFull([contractLaw(46), contractLaw(47)])}）`,
    `出具解除劳动合同的证明，并在十五日内办理档案和社会保险关系转移手续（${citeInFull([contractLaw(50)])}）`,
    reasons.includes('insurance') && '补缴应当缴纳的社会保险费',
  ].filter((item) => item !== false);
  return items.map((item, at) =>
    paragraph(`${at + 1}. ${item}${at === items.length - 1 ? '。' : '；'}`),
  );
}
