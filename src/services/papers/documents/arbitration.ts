import { sayYuan } from '../../../bot/forms/numbers.ts';
import { sayDate } from '../../../days.ts';
import type { ArbitrationFacts } from '../claims/facts.ts';
import { employmentOf, groundOf, requestOf } from '../claims/wording.ts';
import type { WorkedClaim } from '../claims/work.ts';
import { committeeOf, districtIn, elsewhere } from '../committees.ts';
import { ageOn, birthdayOf, sexOf } from '../person.ts';
import {
  type Block,
  byHand,
  heading,
  line,
  openDay,
  paragraph,
  right,
  title,
  titleOnNewPage,
} from './block.ts';
import { evidenceList } from './evidence.ts';
import { oneLine } from './safe-text.ts';

/** The committee the paper is addressed to. */
export function committee(facts: Pick<ArbitrationFacts, 'district' | 'place' | 'employerAddress'>) {
  const { district, place, employerAddress } = facts;
  if (district && district !== elsewhere) return committeeOf(district);
  return committeeOf(place ? oneLine(place) : (districtIn(employerAddress) ?? byHand));
}

/** The application 劳动争议仲裁申请书, as art. 28 of the mediation and arbitration law wants it. */
export function arbitrationPaper(facts: ArbitrationFacts, claims: WorkedClaim[]): Block[] {
  return [
    title('劳动争议仲裁申请书'),
    ...applicant(facts),
    ...respondent(facts),
    heading('请求事项'),
    ...requests(facts, claims),
    heading('事实与理由'),
    paragraph(employmentOf(facts)),
    paragraph(facts.facts),
    ...claims
      .map((claim) => groundOf(facts, claim))
      .filter((ground) => ground !== '')
      .map(paragraph),
    paragraph(
      '综上，为维护申请人的合法权益，根据《中华人民共和国劳动争议调解仲裁法》的规定，特向贵委申请仲裁，请依法裁决。',
    ),
    paragraph('此致'),
    line(committee(facts)),
    right('申请人（签名）：'),
    right(openDay),
    heading('附：'),
    line('1. 本申请书副本1份（另按被申请人人数提交）；'),
    line('2. 证据清单及证据复印件；'),
    line('3. 申请人身份证复印件1份。'),
    titleOnNewPage('证据清单'),
    ...evidenceList(facts, facts.claims),
  ];
}

function applicant({ name, residentId, phone, address, position, day }: ArbitrationFacts): Block[] {
  const about = [
    ...[name, sexOf(residentId), `${sayDate(birthdayOf(residentId))}出生`],
    ...[`${ageOn(residentId, day)}周岁`, `职业（岗位）：${oneLine(position)}`],
  ];
  return [
    line(`申请人：${about.join('，')}`),
    line(`公民身份号码：${residentId}`),
    line(`住址：${oneLine(address)}`),
    line(`联系电话：${phone}`),
  ];
}

function respondent({ employer, employerAddress, boss, employerPhone }: ArbitrationFacts): Block[] {
  return [
    line(`被申请人：${oneLine(employer)}`),
    line(`住所：${oneLine(employerAddress)}`),
    line(`法定代表人（主要负责人）：${boss ? oneLine(boss) : byHand}，职务：${byHand}`),
    line(`联系电话：${employerPhone ? oneLine(employerPhone) : byHand}`),
  ];
}

function requests(facts: ArbitrationFacts, claims: WorkedClaim[]): Block[] {
  const amounts = claims.flatMap(({ fen }) => (fen === null ? [] : [fen]));
  const total = amounts.reduce((sum, fen) => sum + fen, 0);
  return [
    ...claims.map((claim, at) =>
      paragraph(`${at + 1}. ${requestOf(facts, claim)}${at === claims.length - 1 ? '。' : '；'}`),
    ),
    ...(amounts.length > 1 ? [paragraph(`以上金额合计${sayYuan(total)}。`)] : []),
  ];
}
