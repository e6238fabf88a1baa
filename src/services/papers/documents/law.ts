import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { seedFile } from '../../seed-file.ts';
import type { Citation } from '../port.ts';

const titlesInFile = z.array(z.object({ short: z.string(), title: z.string() }));

let known: Map<string, string> | undefined;

/** The full title of a law by the short name in prisma/seed/legal-laws.yaml. */
function titleOf(short: string): string {
  known ??= new Map(
    titlesInFile
      .parse(parse(readFileSync(seedFile('legal-laws.yaml'), 'utf8')))
      .map((law) => [law.short, law.title]),
  );
  return known.get(short) ?? short;
}

const digits = '零一二三四五六七八九';

/** An article's number as laws write it, up to 199: 46 → 四十六. */
export function chineseNumber(value: number): string {
  if (value >= 100) {
    const rest = value % 100;
    const joined = rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : `${tens(rest, '一')}`;
    return `${digits[Math.floor(value / 100)]}百${joined}`;
  }
  return tens(value, '');
}

function tens(value: number, one: string): string {
  const [ten, rest] = [Math.floor(value / 10), value % 10];
  const head = ten === 0 ? '' : `${ten === 1 ? one : digits[ten]}十`;
  return `${head}${rest === 0 ? '' : digits[rest]}`;
}

/** 《中华人民共和国劳动合同法》第三十条、第四十六条，《…》第五十条: law by law, each article once. */
export function citeInFull(citations: readonly Citation[]): string {
  const byLaw = new Map<string, Set<number>>();
  for (const { law, article } of citations)
    byLaw.set(law, (byLaw.get(law) ?? new Set()).add(article));
  return [...byLaw]
    .map(([law, articles]) => {
      const named = [...articles].sort((a, b) => a - b).map((n) => `第${chineseNumber(n)}条`);
      return `《${titleOf(law)}》${named.join('、')}`;
    })
    .join('，');
}
