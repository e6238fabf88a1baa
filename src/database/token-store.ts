import type { Database } from './database.ts';
import { SealBroken, type Vault } from './vault.ts';

const purpose = 'wechat.token';

/** The TokenStore of wechat/api (see there for the rules), in the database. */
export function createTokenStore(database: Database, vault: Vault, appId: string) {
  const { prisma } = database;
  return {
    async read() {
      const row = await prisma.wechatToken.findUnique({ where: { appId } });
      if (!row?.token || !row.expiresAt) return null;
      try {
        const token = vault.open(row.token, purpose).toString('utf8');
        return { token, expiresAt: row.expiresAt };
      } catch (error) {
        // Sealed with a key that is gone: a new one is fetched, which takes no person's doing.
        if (error instanceof SealBroken) return null;
        throw error;
      }
    },

    async claim(holder: string, now: Date, until: Date): Promise<boolean> {
      const taken = await prisma.$executeRaw`
        INSERT INTO "WechatToken" AS t ("appId", "leaseHolder", "leaseUntil")
        VALUES (${appId}, ${holder}, ${until})
        ON CONFLICT ("appId") DO UPDATE SET "leaseHolder" = ${holder}, "leaseUntil" = ${until}
        WHERE t."leaseHolder" IS NULL OR t."leaseUntil" <= ${now} OR t."leaseHolder" = ${holder}`;
      return taken > 0;
    },

    async replace(holder: string, fresh: { token: string; expiresAt: Date }): Promise<boolean> {
      const stored = await prisma.wechatToken.updateMany({
        where: { appId, leaseHolder: holder },
        data: {
          token: vault.seal(fresh.token, purpose),
          expiresAt: fresh.expiresAt,
          leaseHolder: null,
          leaseUntil: null,
        },
      });
      return stored.count > 0;
    },

    async release(holder: string): Promise<void> {
      await prisma.wechatToken.updateMany({
        where: { appId, leaseHolder: holder },
        data: { leaseHolder: null, leaseUntil: null },
      });
    },
  };
}
