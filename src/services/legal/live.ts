import type { Clock } from '../../clock.ts';
import type { Database, Transaction } from '../../database/index.ts';
import { dayOf } from '../../days.ts';
import { liveCards } from './cards/records.ts';
import { type Library, withCards } from './library.ts';
import { type Edition, editionOf } from './shelf.ts';
import type { ReadingRoom } from './statutes/reading-room.ts';

/** The library in use: the cards that are approved in the database. */
export interface Live {
  library(): Library;
  /** Takes over what the database holds; `sameAsFiles`: the cards of the files were just entered. */
  open(tx: Transaction, sameAsFiles: boolean): Promise<void>;
  /** Takes over what has changed since; one statement where nothing has. */
  refresh(): Promise<void>;
}

export interface LiveParts {
  database: Database;
  clock: Clock;
  /** What the files say: the cards' order, the questions asked back, laws and words. */
  files: Library;
  room: ReadingRoom;
}

export function createLive({ database, clock, files, room }: LiveParts): Live {
  let library = files;
  let edition: Edition = { cards: -1, laws: -1 };

  async function takeCards(tx: Transaction): Promise<Library> {
    const { list, clarify } = files.cards;
    return withCards(files, await liveCards(tx, list, clarify));
  }

  return {
    library: () => library,
    async open(tx, sameAsFiles) {
      edition = await editionOf(tx);
      if (!sameAsFiles) library = await takeCards(tx);
      await room.list(tx);
    },
    async refresh() {
      const { prisma } = database;
      const present = await editionOf(prisma);
      if (present.cards !== edition.cards) {
        const changed = await takeCards(prisma);
        // Questions go on with the old index while the new one is made.
        await changed.prepare();
        library = changed;
      }
      if (present.laws !== edition.laws) await room.list(prisma);
      edition = present;
      await room.index(prisma, dayOf(clock.now()));
    },
  };
}
