import type { Service, ServiceTools } from '../service.ts';
import { createArticle } from './actions/article.ts';
import { createAsk } from './actions/ask.ts';
import { createCard, createNone } from './actions/card.ts';
import { seedCards } from './cards/seed.ts';
import type { Desk, Others } from './desk.ts';
import { loadLibrary } from './library.ts';
import { createLive } from './live.ts';
import { forgetMisses } from './misses/records.ts';
import { createAide } from './model/aide.ts';
import type { ModelSettings } from './model/client.ts';
import { createReadingRoom } from './statutes/reading-room.ts';
import { referenceShape } from './statutes/reference.ts';

export type { Card } from './cards/index.ts';
export { liveCards } from './cards/records.ts';
export * from './cards/staff.ts';
export { cardsYaml, readStaffFile } from './cards/staff-file.ts';
export { cite, type Laws, loadLaws } from './laws/laws.ts';
export { type Library, loadLibrary } from './library.ts';
export { listMisses, type Missed } from './misses/records.ts';
export type { ModelSettings } from './model/client.ts';
export { replyTo, type Telling } from './respond.ts';
export { readLawFolder } from './statutes/folder.ts';
export { importLaws } from './statutes/import.ts';

/** To learn from the cards takes half a second: not during the start, nor at the first question. */
const warmUpMs = 1_000;
/** How soon a card that staff approved answers on every instance. */
const refreshSeconds = 15;

/**
 * Labour law 法律咨询: questions are answered from cards, each resting on articles of law; the texts
 * of laws that were imported can be read.
 *
 * @param settings.others what other services can do: where one is absent, answers do not lead to it
 * @param settings.model a language model that may tell answers in other words; usually none
 */
export async function createLegal(
  tools: ServiceTools,
  { others, model }: { others: Others; model?: ModelSettings | undefined },
): Promise<Service> {
  const { database, clock, log } = tools;
  const files = await loadLibrary();
  const room = createReadingRoom(files.laws, files.words);
  const live = createLive({ database, clock, files, room });
  const aide = model && createAide(tools, { library: live.library, room, model });
  const desk: Desk = { library: live.library, room, others, aide };
  return {
    name: 'legal',
    actions: {
      ask: createAsk(desk),
      card: { intent: 'ask-law', run: createCard(desk) },
      article: { intent: 'ask-law', run: createArticle(desk) },
      // It ends where 人工 does.
      none: { intent: 'talk-to-staff', run: createNone(desk) },
    },
    ...(aide ? { preparations: { 'ask-law': aide.prepare } } : {}),
    patterns: [{ shape: referenceShape, intent: 'ask-law' }],
    ticks: [{ name: 'legal', everySeconds: refreshSeconds, run: live.refresh }],
    jobs: [
      { name: 'legal.misses', cron: '27 3 * * *', run: (slot) => forgetMisses(database, slot) },
    ],
    async seed(tx, { now }) {
      const { kept, first } = await seedCards(tx, files.cards.list, now);
      if (kept.length > 0)
        log.warn({ cards: kept }, 'card files changed, but staff had edited these cards: kept');
      await live.open(tx, first);
      setTimeout(() => live.library().prepare(), warmUpMs).unref();
    },
  };
}
