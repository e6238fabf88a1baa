import { z } from 'zod';
import { isDay } from '../../../days.ts';
import { numberIn } from '../laws/amounts.ts';
import type { Laws } from '../laws/laws.ts';
import { type Complain, check } from '../where.ts';

const line = z.string({ error: '应当是文字' }).trim().min(1, '不能是空的');
/** Written where the day is in the law's last article and nobody has looked it up. */
const inItsLastArticle = '见附则';

const article = z.object({
  n: z.int({ error: '条号应当是整数，比如 82' }).min(1, '条号从 1 开始'),
  no: z.string().optional(),
  chapter: z.string().default(''),
  section: z.string().default(''),
  text: line,
});

/** What a file of docs/laws.md holds; fields it does not name are passed over. */
const lawFile = z.object({
  short: line,
  title: line,
  docNo: z.string().default(''),
  version: line,
  effective: z
    .string()
    .refine((day) => day === '' || day === inItsLastArticle || isDay(day), {
      error: '应当是 YYYY-MM-DD 写的日期；不知道就留空',
    })
    .default(''),
  articles_count: z.int().optional(),
  articles: z.array(article, { error: '应当是条文的列表' }).min(1, '一条也没有'),
});

export interface Article {
  n: number;
  /** 第八十二条 */
  name: string;
  /** 第七章 法律责任; null where the law has no chapters. */
  chapter: string | null;
  text: string;
}

/** One version of a law, as it is imported. */
export interface LawText {
  short: string;
  title: string;
  number: string | null;
  version: string;
  /** `YYYY-MM-DD`; null: not on record. */
  effective: string | null;
  /** The same, or else the day in `version`: orders the versions of a law. */
  since: string;
  articles: Article[];
}

/**
 * What one file says, with what the registry (prisma/seed/legal-laws.yaml) knows beside it.
 *
 * @param value the parsed JSON
 * @returns undefined if something is wrong with it: `complain` was told
 */
export function readLaw(value: unknown, laws: Laws, complain: Complain): LawText | undefined {
  const file = check(lawFile, value, complain);
  if (!file) return undefined;
  const effective = effectiveOf(file, laws);
  const since = effective ?? dayIn(file.version);
  if (file.effective === inItsLastArticle && effective === null)
    complain(['effective'], '查出施行日期，按 YYYY-MM-DD 写在这里，或登记到 legal-laws.yaml');
  else if (since === undefined)
    complain(['version'], '施行日期和版本里总要有一个日期，比如 2012-12-28修正');
  if (file.articles_count !== undefined && file.articles_count !== file.articles.length)
    complain(
      ['articles_count'],
      `写着 ${file.articles_count} 条，实际有 ${file.articles.length} 条`,
    );
  for (const [at, { n, no }] of file.articles.entries())
    if (no !== undefined && misnumbered(no, n))
      complain(['articles', at, 'n'], `条号 ${n} 和“${no}”对不上`);
  return {
    short: file.short,
    // 中华人民共和国民法典·总则编 is one of the files of one law.
    title: file.title.split('·')[0] ?? file.title,
    number: file.docNo || null,
    version: file.version,
    effective,
    since: since ?? '',
    articles: file.articles.map((one) => articleOf(one, laws.get(file.short)?.parts)),
  };
}

/** By the file, or else by the registry, if that means the same version. */
function effectiveOf(file: z.infer<typeof lawFile>, laws: Laws): string | null {
  if (isDay(file.effective)) return file.effective;
  const known = laws.get(file.short);
  const same = known !== undefined && dayIn(known.version) === dayIn(file.version);
  return (same && known.effective) || null;
}

function dayIn(version: string): string | undefined {
  const day = /\d{4}-\d{2}-\d{2}/.exec(version)?.[0];
  return day !== undefined && isDay(day) ? day : undefined;
}

function misnumbered(no: string, n: number): boolean {
  const said = /^第([0-9〇零一二三四五六七八九十百千]+)条$/.exec(no)?.[1];
  return said !== undefined && numberIn(said) !== n;
}

function articleOf(
  { n, no, chapter, section, text }: z.infer<typeof article>,
  parts: Readonly<Record<string, string>> | undefined,
): Article {
  const place = [chapter, section].filter((part) => part !== '').join(' ');
  return { n, name: no || parts?.[String(n)] || `第${n}条`, chapter: place || null, text };
}
