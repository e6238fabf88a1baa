import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, '应当是小写英文加连字符');
const line = z.string().trim().min(1, '不能是空的');
const upTo = (most: number) =>
  line.refine((text) => [...text].length <= most, { error: `不能超过 ${most} 个字` });

/** `劳动合同法 82`: the short name of a law (prisma/seed/legal-laws.yaml) and an article. */
const citation = z
  .string()
  .regex(/^\S+ \d+$/, '应当是“法律简称 条号”，比如“劳动合同法 82”')
  .transform((text): Citation => {
    const [law = '', article = ''] = text.split(' ');
    return { law, article: Number(article) };
  });

export interface Citation {
  law: string;
  article: number;
}

const ask = z.strictObject({
  question: line,
  choices: z
    .array(z.strictObject({ label: upTo(20), card: id, words: z.array(line).optional() }))
    .min(2, '至少两个选项')
    .max(5, '最多五个选项'),
});

/** The sums and papers a card may lead to, as services/sums and services/papers call them. */
const sums = [
  'severance double-damages notice-pay double-wages overtime unused-leave leave-days sick-pay',
  'medical-period injury death unemployment maternity limitation training-bond probation',
].join(' ');
const papers = 'arbitration evidence termination injury';
const oneOf = (names: string) =>
  z.string().refine((name) => names.split(' ').includes(name), {
    error: `应当是其中之一：${names.replaceAll(' ', '、')}`,
  });

const card = z.strictObject({
  id,
  title: upTo(14),
  variants: z.array(line).min(8, '至少要 8 种问法'),
  answer: upTo(400),
  articles: z.array(citation).min(1, '至少一条依据'),
  next: line,
  deadline: line.optional(),
  evidence: line.optional(),
  person: line.optional(),
  period: id.optional(),
  sum: oneOf(sums).optional(),
  paper: oneOf(papers).optional(),
  ask: ask.optional(),
});

const clarify = z.strictObject({
  words: z.array(line).min(1, '至少一个词'),
  ask: line,
  choices: z.array(id).min(2, '至少两张卡片').max(5, '最多五张卡片'),
});

/** One file of prisma/seed/legal; what the fields mean is in the README there. */
export const topicFile = z.strictObject({
  topic: id,
  title: line,
  clarify: z.array(clarify).default([]),
  cards: z.array(card).min(1, '至少一张卡片'),
});

/** A file of staff: cards of one topic, as the files have them. What is asked back stays in the files. */
export const staffFile = z
  .strictObject({ topic: id, title: line.optional(), cards: z.array(card).min(1, '至少一张卡片') })
  .transform((file) => ({ ...file, title: file.title ?? file.topic, clarify: [] }));

export type TopicFile = z.infer<typeof topicFile>;
/** One question and its answer. */
export type Card = z.infer<typeof card> & { topic: string };
/** What is asked back when a member says a bare word. */
export type Clarify = z.infer<typeof clarify>;
