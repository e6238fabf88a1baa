import { z } from 'zod';
import type { Action, Turn } from '../../../bot/action.ts';
import { choices, type Option, type Reply, text } from '../../../bot/reply.ts';
import { dayOf, sayDate } from '../../../days.ts';
import { fits } from '../answer/answer.ts';
import { lawyerAction } from '../answer/links.ts';
import type { Citation } from '../cards/index.ts';
import { type Desk, tellingOf } from '../desk.ts';
import { type Found, readArticle } from '../statutes/records.ts';
import { nameKey, readReference } from '../statutes/reference.ts';

const wanted = z.object({ law: z.string(), article: z.number().int() });
/** A name that ends so is a law's, known or not; 公司的规定 may be anything. */
const surelyLaw = /(法典|法|条例)$/;

/** The text of an article, `{law, article}`, in the version in force today. */
export function createArticle(desk: Desk): Action {
  return async (turn, args) => {
    const asked = wanted.safeParse(args);
    return asked.success ? articleReply(desk, turn, asked.data) : text(turn.say('invite'));
  };
}

/** The article a message names, if it names one and nothing else. */
export async function readNamed(desk: Desk, turn: Turn, said: string): Promise<Reply | undefined> {
  const reference = readReference(said);
  if (!reference) return undefined;
  const { name, article } = reference;
  const law = desk.room.lawNamed(name);
  if (law !== undefined) return articleReply(desk, turn, { law, article });
  if (!surelyLaw.test(nameKey(name))) return undefined;
  return text(turn.say('article.no-law', { law: nameKey(name) }));
}

async function articleReply(desk: Desk, turn: Turn, citation: Citation): Promise<Reply> {
  const { say, tx, now } = turn;
  const { law, article } = citation;
  const found = await readArticle(tx, law, article, dayOf(now));
  const title = found?.law.title ?? desk.library().laws.get(law)?.title ?? law;
  if (!found) return text(say('article.no-law', { law: title }));
  if (!found.article)
    return text(say('article.none', { law: title, version: found.law.version, article }));
  const words = [
    `${say('article.head', { law: title, name: found.article.name })}\n${editionLine(turn, found)}`,
    found.article.text,
    ...noteOf(desk, turn, found),
    say('article.next'),
  ].join('\n\n');
  const options = neighbours(desk, turn, citation);
  // A long text is cut into messages; options at the end of the second would come too late.
  return fits(words, options) && options.length > 0 ? choices(`${words}\n`, options) : text(words);
}

function editionLine({ say }: Turn, { law, inForce }: Found): string {
  const { version, effective } = law;
  if (!effective) return say('article.undated', { version });
  const key = inForce ? 'article.in-force' : 'article.coming';
  return say(key, { version, day: sayDate(effective) });
}

/** What the registry says must be known of just this version. */
function noteOf(desk: Desk, { say }: Turn, { law }: Found): string[] {
  const known = desk.library().laws.get(law.short);
  const same = known?.version.slice(0, 10) === law.version.slice(0, 10);
  return same && known?.note ? [say('article.note', { note: known.note })] : [];
}

/** The articles beside it, and a lawyer. */
function neighbours(desk: Desk, turn: Turn, { law, article }: Citation): Option[] {
  const { say } = turn;
  const { hasText, knows } = tellingOf(desk, turn);
  const beside = [article - 1, article + 1].filter((n) => hasText({ law, article: n }));
  const options = beside.map((n) => ({
    label: say('article.beside', { article: n }),
    action: 'legal.article',
    args: { law, article: n },
  }));
  if (!knows(lawyerAction)) return options;
  return [
    ...options,
    { label: say('option.lawyer'), action: lawyerAction, args: { topic: 'law' } },
  ];
}
