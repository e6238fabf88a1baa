import { resealAll } from '../database/index.ts';
import { StartRefused } from '../errors.ts';
import { command, openRecords } from './tools.ts';

await command(async () => {
  const { config, database, vault } = await openRecords();
  try {
    if (config.encryptionKeys.length < 2)
      throw new StartRefused(
        'Set ENCRYPTION_KEY to the new key and ENCRYPTION_KEY_PREVIOUS to the old one (where none was set: the one in DATA_DIR/encryption.key), then run this again.',
      );
    const result = await resealAll(database, vault);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    if (Object.keys(result.unreadable).length > 0)
      throw new StartRefused(
        'Some values cannot be opened with either key: keep ENCRYPTION_KEY_PREVIOUS, and look for the key they were sealed with.',
      );
  } finally {
    await database.close();
  }
});
