// npm run migration -- NAME   writes prisma/migrations/<time>_<name>/migration.sql from the difference
//                             between the migrations so far and prisma/schema.
// npm run migration -- --check [IMAGE]   prints nothing and ends with 0 if they agree; IMAGE is a
//                             database that has the migrations already, which spares making one.
// Needs no schema engine binary: the same engine as WebAssembly, on an embedded database.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { PGlite } from '@electric-sql/pglite';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { SchemaEngine } from '@prisma/schema-engine-wasm';
import { PrismaPGlite } from 'pglite-prisma-adapter';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const schemaFolder = path.join(root, 'prisma/schema');
const migrationsFolder = path.join(root, 'prisma/migrations');

function readSchema() {
  return readdirSync(schemaFolder)
    .filter((file) => file.endsWith('.prisma'))
    .sort()
    .map((file) => ({
      path: path.join(schemaFolder, file),
      content: readFileSync(path.join(schemaFolder, file), 'utf8'),
    }));
}

async function applyAll(database) {
  for (const folder of readdirSync(migrationsFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort())
    await database.exec(readFileSync(path.join(migrationsFolder, folder, 'migration.sql'), 'utf8'));
}

async function difference(image) {
  const database = await PGlite.create(
    image ? { loadDataDir: new Blob([readFileSync(image)]) } : {},
  );
  if (!image) await applyAll(database);
  const files = readSchema();
  const engine = await SchemaEngine.new(
    { datamodels: files.map((file) => [file.path, file.content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(new PrismaPGlite(database)),
  );
  const result = await engine.diff({
    from: { tag: 'schemaDatasource', files, configDir: root },
    to: { tag: 'schemaDatamodel', files },
    script: true,
    exitCode: true,
    filters: { externalTables: [], externalEnums: [] },
    shadowDatabaseUrl: null,
  });
  await database.close();
  return result.exitCode === 0 ? '' : result.stdout;
}

const [name, image] = process.argv.slice(2);
if (!name) {
  process.stderr.write('Say what changes: npm run migration -- add-tickets\n');
  process.exit(2);
}
const sql = await difference(image);
if (name === '--check') {
  if (sql) process.stderr.write(`prisma/schema and prisma/migrations differ:\n${sql}\n`);
  process.exit(sql ? 1 : 0);
}
if (!sql) {
  process.stdout.write('The migrations already say what prisma/schema says.\n');
  process.exit(0);
}
const time = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const folder = path.join(migrationsFolder, `${time}_${name.replaceAll('-', '_')}`);
mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'migration.sql'), sql);
process.stdout.write(
  `Wrote ${path.relative(root, folder)}/migration.sql: read it before you commit it.\n`,
);
