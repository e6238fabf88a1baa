import type { LegalCardRevision } from '../../database/index.ts';
import { dayOf, timeOf } from '../../days.ts';
import type { Listed, Missed } from '../../services/legal/index.ts';

const states: Record<string, string> = {
  draft: '草稿',
  approved: '在用',
  replaced: '已换下',
  retired: '停用',
};
const nameOf = (state: string) => states[state] ?? state;
const when = (moment: Date | null) => (moment ? `${dayOf(moment)} ${timeOf(moment)}` : '');
const because = (why: string | null) => (why ? `：${why}` : '');

/** A card in a list. */
export function listLine({ id, topic, state, title, waiting }: Listed): string {
  const draft = waiting && state === 'approved' ? '，有修改待通过' : '';
  return `${topic}\t${id}\t${title}\t${nameOf(state)}${draft}`;
}

/** What became of a revision, a line an event. */
export function historyLines(revision: LegalCardRevision): string[] {
  const { number, state, source, madeBy, madeAt, why, approvedBy, approvedAt } = revision;
  const { endedBy, endedAt, endedWhy } = revision;
  const from = source === 'seed' ? '文件' : '工作人员';
  const lines = [
    `第 ${number} 版 ${nameOf(state)}`,
    `  ${when(madeAt)} ${madeBy}（${from}）写成${because(why)}`,
  ];
  if (approvedBy) lines.push(`  ${when(approvedAt)} ${approvedBy} 通过`);
  if (endedBy)
    lines.push(
      `  ${when(endedAt)} ${endedBy} ${state === 'retired' ? '停用' : '换下'}${because(endedWhy)}`,
    );
  return lines;
}

/** A question that was missed, and where it might belong. */
export function missLines(missed: Missed): string[] {
  const { text, times, away, unpicked, refused, lastDay, candidates } = missed;
  const how = [
    away > 0 ? `没听懂 ${away}` : '',
    unpicked > 0 ? `反问后没选 ${unpicked}` : '',
    refused > 0 ? `说都不是 ${refused}` : '',
  ].filter((part) => part !== '');
  const near = candidates.length > 0 ? `\n    相近的卡片：${candidates.join(' ')}` : '';
  return [`${times}\t${text}\n    ${how.join('，')}；最近 ${lastDay}${near}`];
}
