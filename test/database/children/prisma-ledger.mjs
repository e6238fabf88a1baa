// node --experimental-wasm-modules prisma-ledger.mjs IMAGE
// What Prisma's own schema engine says of a database that we migrated: prints its diagnosis, and the
// migrations that `prisma migrate deploy` would still apply.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const baseDir = path.resolve('prisma/migrations');
const folders = readdirSync(baseDir, { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const migrationsList = {
  baseDir,
  lockfile: { path: './migration_lock.toml', content: null },
  shadowDbInitScript: '',
  migrationDirectories: folders
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const file = path.join(baseDir, name, 'migration.sql');
      return {
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok', value: readFileSync(file, 'utf8') },
        },
      };
    }),
};
const filters = { externalTables: [], externalEnums: [] };

const image = new Blob([readFileSync(process.argv[2] ?? '')]);
const database = await PGlite.create({ loadDataDir: image });
const engine = await SchemaEngine.new(
  { datamodels: [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']] },
  () => {},
  bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
);
const diagnosis = await engine.diagnoseMigrationHistory({
  migrationsList,
  optInToShadowDatabase: false,
  filters,
});
const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters });
process.stdout.write(`${JSON.stringify({ ...diagnosis, appliedMigrationNames })}\n`);
await database.close();
