import { sayDay, sayMoment } from '../days.ts';
import type { Material } from '../services/cases/index.ts';
import {
  type ListedTicket,
  labelOf,
  type TicketFilter,
  type TicketSheet,
  topics,
  urgencies,
  ways,
} from '../services/lawyer/index.ts';

const states = {
  submitted: '没人接手',
  reviewing: '办理中',
  'needs-more': '等会员补充',
  approved: '通过',
  declined: '已退给会员',
  answered: '已答复',
  withdrawn: '会员撤回',
} as const;

const titles: Record<TicketFilter, string> = {
  open: '没办完的工单',
  answered: '最近答复的工单',
  overdue: '超时的工单',
};

/** The list as the desk reads it: nothing personal. */
export function listInWords(tickets: readonly ListedTicket[], filter: TicketFilter): string {
  if (tickets.length === 0) return `没有${titles[filter]}。`;
  const overdue = tickets.filter((ticket) => ticket.overdue).length;
  const late = overdue > 0 && filter === 'open' ? `，其中 ${overdue} 件超时` : '';
  return [`${titles[filter]} ${tickets.length} 件${late}：`, ...tickets.map(line)].join('\n');
}

function line(ticket: ListedTicket): string {
  const { number, state, dueAt, answeredAt, assignee, rating, overdue } = ticket;
  const when = answeredAt
    ? `${sayMoment(answeredAt)}答复`
    : `${overdue ? '【超时】' : ''}${sayMoment(dueAt)}前答复`;
  const parts = [number, states[state], when, ...booked(ticket)];
  if (assignee) parts.push(assignee);
  if (rating !== null) parts.push(`${rating}分`);
  return parts.join('  ');
}

function booked({ topic, urgency, way, day }: ListedTicket | TicketSheet): string[] {
  const how = labelOf(ways, way);
  return [labelOf(topics, topic), labelOf(urgencies, urgency), day ? `${how} ${sayDay(day)}` : how];
}

/**
 * One ticket with all that is known of it.
 *
 * @param titleOf the title of a law card
 */
export function sheetInWords(sheet: TicketSheet, titleOf: (card: string) => string): string {
  const { number, state, createdAt, dueAt, question, assignee, answer, rating, photos } = sheet;
  const lines = [
    `${number}  ${states[state]}  ${assignee ?? '没有人接手'}`,
    `提交：${sayMoment(createdAt)}  期限：${sayMoment(dueAt)}`,
    `内容：${booked(sheet).join('，')}`,
    `会员：${question.name}  ${question.phone}`,
    `经过：${question.story}`,
  ];
  if (question.follows) lines.push(`接着问：${question.follows}`);
  for (const item of question.talk ?? [])
    lines.push(`先问过：${item.question} → ${titleOf(item.card)}`);
  lines.push(`照片：${photos.length} 张`, ...history(sheet));
  if (answer !== null) lines.push(`答复：${answer}`);
  if (rating !== null) lines.push(`评分：${rating}`);
  return lines.join('\n');
}

function history({ history: entries }: TicketSheet): string[] {
  return entries.map(({ at, state, note, material }) => {
    const what = material ? '会员补充' : states[state];
    const words = material ? added(material) : note;
    return `· ${sayMoment(at)}  ${what}${words ? `：${words}` : ''}`;
  });
}

function added({ text, photos }: Material): string {
  const parts = [text ?? '', photos.length > 0 ? `照片 ${photos.length} 张` : ''];
  return parts.filter(Boolean).join('，');
}
