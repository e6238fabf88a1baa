import { PGlite } from '@electric-sql/pglite';

// What of a start is the embedded database: opened in the folder given, asked one thing, left open.
const database = await PGlite.create({ dataDir: process.argv[2] ?? '' });
await database.query('SELECT 1');
process.stdout.write('ready\n');
process.exit(0);
