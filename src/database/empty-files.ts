import { constants, existsSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from './migrate.ts';

/**
 * Copies the files of an empty database that `npm run build` has left in dist (see
 * scripts/empty-database.mjs), which takes a twentieth of making them.
 *
 * @param built the folder `npm run build` writes to
 * @returns false where there are none for the PGlite that is installed
 */
export async function copyEmptyFiles(
  to: string,
  built = path.join(projectRoot, 'dist'),
): Promise<boolean> {
  const files = path.join(built, `empty-database-${await pgliteVersion()}`);
  if (!existsSync(files)) return false;
  await cp(files, to, { recursive: true, mode: constants.COPYFILE_FICLONE });
  return true;
}

async function pgliteVersion(): Promise<string> {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = await readFile(path.join(path.dirname(entry), '../package.json'), 'utf8');
  return (JSON.parse(manifest) as { version: string }).version;
}
