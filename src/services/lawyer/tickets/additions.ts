import type { Turn } from '../../../bot/action.ts';
import type { ActionEntry, Pattern } from '../../../bot/bot.ts';
import type { Answers, Form } from '../../../bot/forms/form.ts';
import { choices, type Outcome, openForm, type Reply, text } from '../../../bot/reply.ts';
import type { Vault } from '../../../database/index.ts';
import { addToCase, caseNumber, dropLooseFiles, isOpen, ownCase } from '../../cases/index.ts';
import { labelOf, topics } from '../options.ts';
import { lawyerKind } from './kind.ts';
import { openTickets } from './records.ts';

const intent = 'book-lawyer';
const form = 'lawyer.addition';

/** 补充材料, 补充一下: something more for a question that is being worked. */
export const additionPattern: Pattern = {
  shape:
    /^\s*(?:我(?:要|想))?(?:再)?[补補]充(?:材料|资料|資料|说明|說明|证据|證據|照片|情况|情況|一下|一点|内容)/,
  intent,
  action: 'lawyer.add',
};

export const addAction: ActionEntry = { intent, run: add };

/**
 * Opens the form for something more about an open ticket.
 *
 * @param args.id the ticket's case, where it was picked
 */
async function add({ tx, member, say }: Turn, args: Record<string, unknown>): Promise<Outcome> {
  const open = await openTickets(tx, member.openid);
  const meant = args.id === undefined ? open : open.filter(({ id }) => id === args.id);
  const [only] = meant;
  if (!only)
    return choices(say('add.none'), [
      { label: say('option.book'), action: 'lawyer.book' },
      { label: say('option.staff'), action: 'staff.request' },
    ]);
  if (meant.length === 1) return openForm(form, { id: only.id });
  const options = meant.slice(0, 9).map((ticket) => ({
    label: say('option.open-ticket', {
      topic: labelOf(topics, ticket.topic),
      number: caseNumber(lawyerKind, ticket),
    }),
    action: 'lawyer.add',
    args: { id: ticket.id },
  }));
  return choices(say('add.which'), options, say('rate.which.tail'));
}

/** 补充说明: a line, and photos if there are any. Besides its fields it holds `id`, the case. */
export const additionForm = (vault: Vault): Form => ({
  name: form,
  version: 1,
  intent,
  title: '补充说明',
  confirm: false,
  fields: [
    {
      name: 'note',
      label: '补充的话',
      kind: 'text',
      minLength: 2,
      maxLength: 1000,
      anything: true,
    },
    { name: 'more-photos', label: '照片', kind: 'photo', most: 6, optional: true },
  ],
  submit: (turn, answers) => submit(vault, turn, answers),
});

async function submit(vault: Vault, turn: Turn, answers: Answers): Promise<Reply> {
  const { tx, member, say, now } = turn;
  const row = await ownCase(tx, member.openid, Number(answers.id));
  const files = Array.isArray(answers['more-photos']) ? (answers['more-photos'] as number[]) : [];
  const note = String(answers.note);
  if (
    row &&
    isOpen(row.state) &&
    (await addToCase(tx, vault, { caseId: row.id, note, files, now }))
  )
    return text(say('add.done', { number: caseNumber(lawyerKind, row) }));
  await dropLooseFiles(tx, member.openid);
  // It was answered or taken back while the member wrote: nothing is lost but the form.
  return text(say('add.too-late'));
}
