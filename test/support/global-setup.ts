import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { makeEmbeddedImage, migrationsFolder } from '../../src/database/database.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    databaseImage: string;
  }
}

const cache = path.resolve('node_modules/.cache/yuanxin');

/** Builds the program, and makes one migrated embedded database for all tests, kept until a migration or PGlite changes. */
export default async function setup(project: TestProject): Promise<void> {
  // Some tests run the real program, or two of it. A type error is `npm run check`'s to report.
  spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'ignore' });
  const require = createRequire(import.meta.url);
  const hash = createHash('sha256').update(readFileSync(require.resolve('@electric-sql/pglite')));
  for (const folder of readdirSync(migrationsFolder).sort()) {
    const file = path.join(migrationsFolder, folder, 'migration.sql');
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  const image = path.join(cache, `database-${hash.digest('hex').slice(0, 16)}.tar`);
  if (!existsSync(image)) {
    mkdirSync(cache, { recursive: true });
    const made = await makeEmbeddedImage();
    const unfinished = `${image}.${process.pid}`;
    writeFileSync(unfinished, new Uint8Array(await made.arrayBuffer()));
    renameSync(unfinished, image);
  }
  project.provide('databaseImage', image);
}
