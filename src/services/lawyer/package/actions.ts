import { z } from 'zod';
import type { Turn } from '../../../bot/action.ts';
import type { ActionEntry } from '../../../bot/bot.ts';
import type { Answers } from '../../../bot/forms/form.ts';
import { choices, type Outcome, openForm, type Reply, text } from '../../../bot/reply.ts';
import type { Vault } from '../../../database/index.ts';
import {
  type CaseKind,
  caseNumber,
  openCase,
  openCaseOfFollower,
  organisationOf,
} from '../../cases/index.ts';
import { labelOf, namedIn, packageKinds } from '../options.ts';

const intent = 'legal-service-package';

/** What a booking of the service package is among the cases. */
export const packageCases: CaseKind = {
  name: 'package',
  prefix: 'FW',
  title: '法律服务包预订',
  words: ['服务包', '服務包', '宣讲', '普法', '上门指导'],
  outcomes: ['approved', 'declined'],
  wording: {
    state: { reviewing: 'state.package-reviewing', approved: 'state.package-approved' },
    next: { approved: 'next.package-approved', declined: 'next.package-declined' },
  },
};

/** Asked about it, rather than asked for: what it costs, how often, when they come. */
const question =
  /要钱|收费|收費|免费|免費|多少钱|几次|多久|什么时候|改时间|排期|协议|哪些单位|对象/;

export function createPackageActions(): Record<string, ActionEntry> {
  return {
    package: { intent, run: order },
    'package-start': { intent, run: (turn, args) => start(turn, args) },
  };
}

async function order(turn: Turn): Promise<Outcome> {
  const { tx, member, say, input } = turn;
  const said = input.kind === 'text' ? input.text : '';
  const kind = namedIn(packageKinds, said);
  const known = kind ? { kind } : {};
  const begin = { action: 'lawyer.package-start', args: known };
  const staff = { label: say('option.staff'), action: 'staff.request' };
  const open = await openCaseOfFollower(tx, packageCases, member.openid);
  if (open)
    return choices(say('already', { number: caseNumber(packageCases, open) }), [
      { label: say('option.look'), action: 'cases.show', args: { id: open.id } },
      { label: say('option.withdraw'), action: 'cases.withdraw', args: { id: open.id } },
      { label: say('option.another'), ...begin },
      staff,
    ]);
  if (question.test(said))
    return choices(say('about'), [{ label: say('option.start'), ...begin }, staff]);
  return start(turn, known);
}

/** Opens the form after its introduction. */
function start({ say }: Turn, { kind }: Record<string, unknown>): Outcome {
  if (typeof kind !== 'string') return openForm('lawyer.package', {}, say('intro'));
  const lines = [say('intro'), say('intro.kind', { kind: labelOf(packageKinds, kind) })];
  return openForm('lawyer.package', { kind }, lines.join('\n'));
}

/** A finished form; it has checked each answer, this gives them their types. */
const ordered = z.object({
  kind: z.string(),
  unit: z.string(),
  /** `YYYY-MM-DD` */
  date: z.string(),
  town: z.string().nullable(),
  address: z.string(),
  headcount: z.number(),
  name: z.string(),
  phone: z.string(),
  remark: z.string().nullable(),
});

/** Makes a finished form a case; the town it names looks at it first. */
export async function submitPackage(vault: Vault, turn: Turn, given: Answers): Promise<Reply> {
  const { tx, member, say, now } = turn;
  const answers = ordered.parse(given);
  const { number } = await openCase(tx, vault, {
    kind: packageCases,
    openid: member.openid,
    organisationId: await organisationOf(tx, answers.town),
    answers,
    now,
  });
  return text(say('done', { number, kind: labelOf(packageKinds, answers.kind) }));
}
