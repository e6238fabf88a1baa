import type { LoadResult } from '../load/main.ts';
import { openidOf } from '../support/account.ts';
import type { Figure } from '../support/report.ts';
import { type App, say } from './app.ts';
import { lawQuestions } from './words.ts';

const mostStatements = 6;

interface Scenario {
  name: string;
  /** Said before, to come to where the message is said. */
  before?: string;
  text: string;
  /** What of the reply shows that the right thing answered. */
  expected: RegExp;
}

const scenarios: Scenario[] = [
  { name: 'the menu', text: '菜单', expected: /我能帮您办这些/ },
  { name: 'a law question', text: lawQuestions[0] ?? '', expected: /《.+》|第.+条/ },
  { name: 'a form answer', before: '我想申请困难救助', text: '1', expected: /同意/ },
];

const purposes: [RegExp, string][] = [
  [/^BEGIN/i, 'begin the turn'],
  [/INSERT INTO "InboxMessage"/, 'write the message down, with the follower if new'],
  [/FOR UPDATE OF f, i/, 'lock the follower and the message, read where the talk stands'],
  [/UPDATE "InboxMessage" SET state = 'answered'/, 'keep the answer and where the talk stands'],
  [/^COMMIT/i, 'commit'],
  [/^ROLLBACK/i, 'undo the turn'],
];

function purposeOf(statement: string): string {
  const known = purposes.find(([pattern]) => pattern.test(statement));
  return known?.[1] ?? `?: ${statement.replaceAll(/\s+/g, ' ').slice(0, 110)}`;
}

/** Counts the statements of a message of each kind: what one follower causes after another did. */
export async function countStatements(app: App): Promise<{ figures: Figure[]; notes: string[] }> {
  const figures: Figure[] = [];
  const notes: string[] = [];
  for (const [at, scenario] of scenarios.entries()) {
    await talk(app, openidOf(2 * at), scenario);
    const { statements, result } = await talk(app, openidOf(2 * at + 1), scenario);
    const answered = scenario.expected.test(result.reply ?? '');
    figures.push({
      name: `statements for ${scenario.name}`,
      figure: `${statements.length}`,
      goal: `≤ ${mostStatements}`,
      met: answered && statements.length <= mostStatements,
    });
    if (!answered)
      notes.push(
        `${scenario.name} was not answered: ${JSON.stringify(result.reply)?.slice(0, 90)}`,
      );
    notes.push(`${scenario.name}: ${statements.map(purposeOf).join(' · ')}`);
  }
  return { figures, notes };
}

async function talk(
  app: App,
  openid: string,
  { before, text }: Scenario,
): Promise<{ statements: string[]; result: LoadResult }> {
  if (before) await say(app, [{ openid, text: before }], { connections: 1 });
  await app.server.ask('record');
  const result = await say(app, [{ openid, text }], { connections: 1 });
  // What a turn leaves to be done after its answer counts as well.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { statements: await app.server.ask<string[]>('recorded'), result };
}
