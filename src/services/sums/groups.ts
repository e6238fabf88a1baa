import type { Sum } from './sum.ts';

/** Sums that are offered together. */
export interface Group {
  title: string;
  /** Names of sums, in the order they are offered. */
  sums: readonly string[];
  /** What a lawyer is booked about after one of them: a topic of the lawyer service. */
  topic: string;
}

export const groups: readonly Group[] = [
  {
    title: '离职补偿',
    sums: ['severance', 'double-damages', 'notice-pay', 'training-bond'],
    topic: 'dismissal',
  },
  {
    title: '工资加班',
    sums: ['overtime', 'double-wages', 'sick-pay', 'unused-leave'],
    topic: 'wages',
  },
  { title: '休假', sums: ['leave-days', 'medical-period'], topic: 'hours' },
  { title: '工伤工亡', sums: ['injury', 'death'], topic: 'injury' },
  { title: '失业生育', sums: ['unemployment', 'maternity'], topic: 'insurance' },
  { title: '期限', sums: ['limitation', 'probation'], topic: 'contract' },
];

export const groupOf = (sum: Sum): Group | undefined =>
  groups.find(({ sums }) => sums.includes(sum.name));
