export {
  type Database,
  type DatabaseLocation,
  openDatabase,
  type Transaction,
} from './database.ts';
export { deleteFollower, exportFollower } from './follower-data.ts';
export type * from './generated/client.ts';
export { Prisma } from './generated/client.ts';
export { createTokenStore } from './token-store.ts';
export { resealAll } from './rotate.ts';
export { sealedFields } from './sealed-fields.ts';
export { createVault, SealBroken, type Vault } from './vault.ts';
