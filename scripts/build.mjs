// Compiles src to dist: the Prisma client first, then TypeScript (which checks the types as it goes).
// Beside it, the empty database for first starts is made, once; a start can do without.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import './generate.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const compiler = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);

/** @returns the exit code */
function run(...parameters) {
  const child = spawn(process.execPath, parameters, { cwd: root, stdio: 'inherit' });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

const [failed] = await Promise.all([
  run(compiler, '-p', 'tsconfig.build.json'),
  run('scripts/empty-database.mjs'),
]);
if (failed) process.exit(failed);
// Marks the moment, for scripts/run.mjs.
writeFileSync(path.join(root, 'dist/.built'), '');
