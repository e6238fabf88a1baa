// Makes the files of an empty embedded database: dist/empty-database-VERSION, VERSION being PGlite's.
// Making them takes PostgreSQL seconds; the first start copies them (src/database/empty-files.ts).
// build.mjs runs this beside the compiler.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const manifest = path.join(root, 'node_modules/@electric-sql/pglite/package.json');
const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
const files = path.join(root, `dist/empty-database-${version}`);

if (!existsSync(files)) {
  const unfinished = `${files}.${process.pid}`;
  mkdirSync(path.dirname(files), { recursive: true });
  const database = await PGlite.create({ dataDir: unfinished });
  await database.close();
  try {
    renameSync(unfinished, files);
  } catch {
    // Another build was first.
    rmSync(unfinished, { recursive: true, force: true });
  }
}
