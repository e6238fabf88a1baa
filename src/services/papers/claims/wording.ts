import { sayYuan } from '../../../bot/forms/numbers.ts';
import { sayDate } from '../../../days.ts';
import { citeInFull } from '../documents/law.ts';
import { oneLine } from '../documents/safe-text.ts';
import type { Citation } from '../port.ts';
import type { ArbitrationFacts } from './facts.ts';
import type { ClaimName } from './kinds.ts';
import type { WorkedClaim } from './work.ts';

const contractLaw = (...articles: number[]): Citation[] =>
  articles.map((article) => ({ law: '劳动合同法', article }));
const rules = (...articles: number[]): Citation[] =>
  articles.map((article) => ({ law: '劳动合同法实施条例', article }));

interface Wording {
  /** After 请求裁决被申请人; the amount follows. */
  request(facts: ArbitrationFacts): string;
  /** What happened, as a ground; `amount` is a clause such as ，计5,000元. */
  ground(facts: ArbitrationFacts, amount: string): string;
  /** What it rests on: not all a sum names, which tells the member what speaks against them too. */
  articles(facts: ArbitrationFacts): Citation[];
}

type Left = ArbitrationFacts['left'];

/** Of the Labour Contract Law: why the employer owes severance, by how the work ended. */
const severanceArticles: Record<Left, number[]> = {
  forced: [38, 46, 47],
  agreed: [36, 46, 47],
  dismissed: [46, 47],
  expired: [44, 46, 47],
  quit: [],
  working: [],
};

const severanceGrounds: Record<Left, string> = {
  forced: '申请人因被申请人存在应由其承担责任的情形解除劳动合同，被申请人应当支付经济补偿',
  agreed: '被申请人提出并与申请人协商一致解除劳动合同，应当支付经济补偿',
  dismissed: '被申请人解除与申请人的劳动合同，应当支付经济补偿',
  expired: '劳动合同期满终止，被申请人未维持或者提高约定条件续订，应当支付经济补偿',
  quit: '',
  working: '',
};

const wordings: Record<ClaimName, Wording> = {
  wages: {
    request: ({ owedMonths }) => `支付拖欠的工资${owedMonths ? `（${oneLine(owedMonths)}）` : ''}`,
    ground: ({ owedMonths }, amount) =>
      `被申请人至今未足额支付申请人${oneLine(owedMonths ?? '')}的工资${amount}。用人单位应当及时足额支付劳动报酬，不得克扣或者无故拖欠`,
    articles: () => [...contractLaw(30), { law: '劳动法', article: 50 }],
  },
  double: {
    request: () => '支付未订立书面劳动合同的二倍工资差额',
    ground: (_facts, amount) =>
      `被申请人自用工之日起超过一个月未与申请人订立书面劳动合同，应当每月支付二倍工资，现请求其中尚未支付的一倍${amount}`,
    articles: () => [...contractLaw(10, 82), ...rules(6, 7)],
  },
  severance: {
    request: () => '支付经济补偿',
    ground: ({ left }, amount) => `${severanceGrounds[left]}${amount}`,
    articles: ({ left }) => [...contractLaw(...severanceArticles[left]), ...rules(27)],
  },
  damages: {
    request: ({ left }) => `支付违法${left === 'expired' ? '终止' : '解除'}劳动合同的赔偿金`,
    ground: ({ left }, amount) =>
      `被申请人${left === 'expired' ? '终止' : '解除'}劳动合同违反法律规定，应当按经济补偿标准的二倍支付赔偿金${amount}`,
    articles: () => [...contractLaw(47, 48, 87), ...rules(25)],
  },
  notice: {
    request: () => '支付未提前三十日书面通知解除劳动合同的一个月工资',
    ground: (_facts, amount) =>
      `被申请人解除劳动合同未提前三十日书面通知申请人，应当额外支付一个月工资${amount}`,
    articles: () => [...contractLaw(40), ...rules(20)],
  },
  overtime: {
    request: () => '支付加班工资',
    ground: (_facts, amount) => `被申请人安排申请人加班，未足额支付加班工资${amount}`,
    articles: () => [
      { law: '劳动法', article: 44 },
      ...contractLaw(31),
      { law: '工资支付暂行规定', article: 13 },
    ],
  },
  leave: {
    request: () => '支付未休年休假工资报酬',
    ground: (_facts, amount) =>
      `被申请人未安排申请人休满年休假，也未足额支付未休年休假的工资报酬${amount}`,
    articles: ({ left }) => [
      { law: '职工带薪年休假条例', article: 3 },
      { law: '职工带薪年休假条例', article: 5 },
      ...[10, 11, ...(left === 'working' ? [] : [12])].map((article) => ({
        law: '企业职工带薪年休假实施办法',
        article,
      })),
    ],
  },
  other: {
    request: ({ otherClaim }) => oneLine(otherClaim ?? ''),
    ground: () => '',
    articles: () => [],
  },
};

/** 请求裁决被申请人支付经济补偿56,000元: one request 请求事项. */
export function requestOf(facts: ArbitrationFacts, { claim, fen }: WorkedClaim): string {
  const asked = wordings[claim].request(facts);
  // What the member asks in own words is a sentence already.
  if (claim === 'other') return `${asked}${fen === null ? '' : `（${sayYuan(fen)}）`}`;
  return `请求裁决被申请人${asked}${fen === null ? '' : sayYuan(fen)}`;
}

/** The ground of a claim with its articles and how the amount was worked out; '' for one in own words. */
export function groundOf(facts: ArbitrationFacts, { claim, fen, ...worked }: WorkedClaim): string {
  const wording = wordings[claim];
  if (claim === 'other') return '';
  const cited = citeInFull(wording.articles(facts));
  const steps =
    worked.steps.length > 0 ? `计算方法：${worked.steps.map(withoutStop).join('；')}。` : '';
  const amount = fen === null ? '' : `，计${sayYuan(fen)}`;
  return `${wording.ground(facts, amount)}。依据：${cited}。${steps}`;
}

const withoutStop = (step: string) => step.replace(/[。；;]+$/, '');

/** Every article a claim may rest on, however the work ended: for the tests against the statutes. */
export function articlesOf(facts: ArbitrationFacts): Citation[] {
  return facts.claims.flatMap((claim) => wordings[claim].articles(facts));
}

const contracts: Record<ArbitrationFacts['contract'], (facts: ArbitrationFacts) => string> = {
  none: () => '双方未订立书面劳动合同',
  late: ({ signedOn }) =>
    signedOn ? `双方至${sayDate(signedOn)}才订立书面劳动合同` : '双方后来才订立书面劳动合同',
  signed: () => '双方订立了书面劳动合同',
};

const endings: Record<Left, (day: string) => string> = {
  working: () => '申请人目前仍在被申请人处工作',
  dismissed: (day) => `${day}被申请人解除与申请人的劳动合同`,
  forced: (day) => `${day}申请人因被申请人存在拖欠劳动报酬等情形，解除与被申请人的劳动合同`,
  agreed: (day) => `${day}经被申请人提出，双方协商一致解除劳动合同`,
  expired: (day) => `${day}劳动合同期满，双方劳动合同终止`,
  quit: (day) => `${day}申请人离职`,
};

/** When joined, as what, for how much, with a contract or not, and how it ended. */
export function employmentOf(facts: ArbitrationFacts): string {
  const { joined, position, wage, contract, left, leftOn } = facts;
  const first = `申请人于${sayDate(joined)}入职被申请人处，从事${oneLine(position)}工作，月工资${sayYuan(wage)}`;
  const ending = endings[left](leftOn ? sayDate(leftOn) : '');
  return `${first}。${contracts[contract](facts)}。${ending}。`;
}
