// node scripts/run.mjs MODULE [ARGUMENT …]   runs dist/MODULE.js, built first where src is newer.
// `npm start`, `npm run match` and the other commands go through here, so that a fresh clone works.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const [module, ...parameters] = process.argv.slice(2);
const entry = path.join(root, 'dist', `${module}.js`);

function newest(folder) {
  let time = statSync(folder).mtimeMs;
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, item.name);
    time = Math.max(time, item.isDirectory() ? newest(full) : statSync(full).mtimeMs);
  }
  return time;
}

function isBuilt() {
  if (!existsSync(entry) || !existsSync(path.join(root, 'dist/.built'))) return false;
  const built = statSync(path.join(root, 'dist/.built')).mtimeMs;
  // A deployed image may carry dist without src.
  if (!existsSync(path.join(root, 'src'))) return true;
  return (
    newest(path.join(root, 'src')) <= built && newest(path.join(root, 'prisma/schema')) <= built
  );
}

if (!isBuilt()) {
  const build = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (build.status !== 0) process.exit(build.status ?? 1);
}

process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], entry, ...parameters];
await import(pathToFileURL(entry).href);
