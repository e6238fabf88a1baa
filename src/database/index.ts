export { type Audited, writeAudit } from './audit.ts';
export { isConflict } from './conflict.ts';
export {
  type Database,
  type DatabaseLocation,
  openDatabase,
  type Transaction,
} from './database.ts';
export { deleteFollower, type Export, exportFollower } from './follower-data.ts';
export type * from './generated/client.ts';
export { Prisma } from './generated/client.ts';
export { type Resealed, resealAll } from './rotate.ts';
export { type SealedField, sealedFields } from './sealed-fields.ts';
export { createTokenStore } from './token-store.ts';
export { createVault, SealBroken, type Vault } from './vault.ts';
