import type { Field } from '../../bot/forms/form.ts';
import type { Transaction } from '../../database/index.ts';
import { agreed } from './applicant.ts';

/**
 * The towns and streets of the district and its science park: who looks at a case first. The values
 * are the ids in prisma/seed/organisations.yaml (a test compares them).
 */
export const towns = [
  { value: 'sandun', label: '三墩镇', words: ['三墩'] },
  { value: 'shuangpu', label: '双浦镇', words: ['双浦'] },
  { value: 'jiangcun', label: '蒋村街道', words: ['蒋村'] },
  { value: 'lingyin', label: '灵隐街道', words: ['灵隐'] },
  { value: 'xixi', label: '西溪街道', words: ['西溪'] },
  { value: 'beishan', label: '北山街道', words: ['北山'] },
  { value: 'cuiyuan', label: '翠苑街道', words: ['翠苑'] },
  { value: 'wenxin', label: '文新街道', words: ['文新'] },
  { value: 'gudang', label: '古荡街道', words: ['古荡'] },
  { value: 'zhuantang', label: '转塘街道', words: ['转塘'] },
  { value: 'liuxia', label: '留下街道', words: ['留下'] },
  // 西湖 alone is the whole district.
  { value: 'xihu', label: '西湖街道' },
  { value: 'science-park', label: '西湖科技园', words: ['科技园'] },
];

/** Asks where the member works; who does not know skips it, and the district assigns the case. */
export const townField: Field = {
  name: 'town',
  label: '所在镇街',
  kind: 'choice',
  optional: true,
  options: towns,
  when: agreed,
};

/**
 * The union organisation that looks at a case first.
 *
 * @param town a value of the town field; null if it was skipped
 * @returns null too where that organisation is not among the records: the district assigns then
 */
export async function organisationOf(
  tx: Transaction,
  town: string | null | undefined,
): Promise<string | null> {
  if (!town) return null;
  const found = await tx.organisation.findUnique({ where: { id: town }, select: { id: true } });
  return found?.id ?? null;
}
