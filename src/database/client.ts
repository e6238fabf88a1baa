import { type Prisma, PrismaClient } from './generated/client.ts';

/** A turn may wait for the one before it and for a slow platform; nothing may wait for ever. */
const transactionOptions = { maxWait: 30_000, timeout: 60_000 };

type Adapter = NonNullable<Prisma.PrismaClientOptions['adapter']>;

export function createClient(adapter: Adapter): PrismaClient {
  return new PrismaClient({ adapter, transactionOptions });
}
