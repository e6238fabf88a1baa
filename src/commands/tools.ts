import { readConfig } from '../config.ts';
import { createVault, openDatabase } from '../database/index.ts';
import { messageOf, Refusal, StartRefused } from '../errors.ts';
import { keyFromDataDirectory } from '../sandbox.ts';

/** Opens the database and the vault as the program would, for a command. */
export async function openRecords() {
  const config = readConfig(process.env);
  const database = await openDatabase(
    config.databaseUrl
      ? { kind: 'postgresql', url: config.databaseUrl }
      : { kind: 'embedded', directory: config.dataDir },
  );
  try {
    const keys = config.encryptionKeys;
    const vault = createVault(
      keys.length > 0 ? keys : [await keyFromDataDirectory(config.dataDir)],
    );
    return { config, database, vault };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Runs a command: an expected failure is one line on standard error and exit code 1. */
export async function command(run: (parameters: string[]) => Promise<void>): Promise<void> {
  try {
    await run(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(
      error instanceof StartRefused || error instanceof Refusal
        ? `${error.message}\n`
        : `${(error as Error).stack ?? messageOf(error)}\n`,
    );
    process.exitCode = 1;
  }
}
