// node bench/run.mjs [PART …]   what `npm run bench` runs: compiles the benches, then bench/main.ts.
// They measure dist, which is what `npm start` runs. bench/dist/src is a link to it, so that the
// benches import '../src/…' like any other code of the project, and dist still finds its files.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const compiled = path.join(root, 'bench/dist');
const compiler = path.join(
  path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')),
  'bin/tsc',
);

function node(...parameters) {
  return spawnSync(process.execPath, parameters, { cwd: root, stdio: 'inherit' }).status === 0;
}

function link(from, to) {
  mkdirSync(path.dirname(from), { recursive: true });
  rmSync(from, { force: true, recursive: true });
  symlinkSync(path.relative(path.dirname(from), to), from);
}

// The compiler emits even where it complains; while others are at work that is often good enough.
if (!node(path.join(root, 'scripts/build.mjs'))) {
  if (!existsSync(path.join(root, 'dist/main.js'))) process.exit(1);
  console.error('The build complains (above): the figures are of what it emitted all the same.');
}
if (!node(compiler, '-p', path.join(root, 'bench/tsconfig.json'))) process.exit(1);
link(path.join(compiled, 'src'), path.join(root, 'dist'));

process.setSourceMapsEnabled(true);
process.chdir(root);
await import(pathToFileURL(path.join(compiled, 'bench/main.js')).href);
