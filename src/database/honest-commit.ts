import type { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';

type Adapter = Awaited<ReturnType<PrismaPGlite['connect']>>;

/**
 * Prisma's adapter for PGlite, with commits that say when they fail: as it is (0.7.2), it drops the
 * error of a COMMIT (a full disk, a deferred constraint), and what is lost would pass for done.
 */
export function adapterOf(database: PGlite): Pick<PrismaPGlite, keyof PrismaPGlite> {
  const factory = new PrismaPGlite(database);
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    async connect() {
      const adapter = await factory.connect();
      const startTransaction: Adapter['startTransaction'] = (level) => begin(database, level);
      return Object.assign(adapter, { startTransaction });
    },
  };
}

/** Begins a transaction whose own outcome is seen, beside the one the adapter hands on. */
async function begin(database: PGlite, level: Parameters<Adapter['startTransaction']>[0]) {
  let outcome: Promise<unknown> | undefined;
  const watched = new Proxy(database, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      if (name !== 'transaction') return value.bind(target);
      return (work: Parameters<PGlite['transaction']>[0]) => {
        outcome = target.transaction(work);
        outcome.catch(() => {}); // a rollback's is nobody's to hear
        return outcome;
      };
    },
  });
  const transaction = await (await new PrismaPGlite(watched).connect()).startTransaction(level);
  const commit = transaction.commit.bind(transaction);
  return Object.assign(transaction, {
    commit: async () => {
      await commit();
      await outcome;
    },
  });
}
