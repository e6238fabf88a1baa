import { z } from 'zod';
import type { Citation } from '../cards/index.ts';
import { readData } from '../data.ts';

const law = z.strictObject({
  short: z.string(),
  title: z.string(),
  /** What members call it beside these two: 劳动仲裁法. */
  aliases: z.array(z.string()).optional(),
  number: z.string().optional(),
  version: z.string(),
  effective: z.string().optional(),
  note: z.string().optional(),
  /** How an article without a number of its own is called: an annex, a part. */
  parts: z.record(z.string(), z.string()).optional(),
});

export type Law = z.infer<typeof law>;
/** Laws by short name. */
export type Laws = ReadonlyMap<string, Law>;

/** Reads prisma/seed/legal-laws.yaml. */
export async function loadLaws(file: string): Promise<Laws> {
  const laws = await readData(file, z.array(law));
  return new Map(laws.map((one) => [one.short, one]));
}

/** 《劳动合同法》（2012年修正）第82条、第10条；《…》第6条: law by law, in the order given. */
export function cite(laws: Laws, citations: readonly Citation[]): string {
  const byLaw = new Map<string, number[]>();
  for (const { law, article } of citations) byLaw.set(law, [...(byLaw.get(law) ?? []), article]);
  return [...byLaw]
    .map(([short, articles]) => citeOne(laws.get(short), short, articles))
    .join('；');
}

function citeOne(law: Law | undefined, short: string, articles: readonly number[]): string {
  const title = (law?.title ?? short).replace(/^中华人民共和国/, '');
  const named = articles.map((article) => law?.parts?.[String(article)] ?? `第${article}条`);
  return `《${title}》${editionOf(law)}${named.join('、')}`;
}

/** Which wording is meant, where a law has been amended. */
function editionOf(law: Law | undefined): string {
  const [, year, how] = /^(\d{4})-.*(修正|修订)$/.exec(law?.version ?? '') ?? [];
  return year === undefined ? '' : `（${year}年${how}）`;
}
