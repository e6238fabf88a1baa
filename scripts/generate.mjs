// Makes the Prisma client from prisma/schema, only when the schema (or Prisma) has changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const schemaFolder = path.join(root, 'prisma/schema');
const output = path.join(root, 'src/database/generated');
const stamp = path.join(output, '.stamp');

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of readdirSync(schemaFolder).sort())
    hash.update(file).update(readFileSync(path.join(schemaFolder, file)));
  return hash.update(require('prisma/package.json').version).digest('hex');
}

const wanted = fingerprint();
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  const result = spawnSync(
    process.execPath,
    [require.resolve('prisma/build/index.js'), 'generate'],
    {
      cwd: root,
      encoding: 'utf8',
      env: {
        ...process.env,
        // The client needs no schema engine; naming any file keeps Prisma from downloading one.
        PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        CHECKPOINT_DISABLE: '1',
      },
    },
  );
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout}\n${result.stderr}\n`);
    process.exit(result.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}
