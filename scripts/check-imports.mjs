// Checks the floors of the house: a room uses only what lies below it. See docs/architecture.md.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const src = path.join(root, 'src');

/** What each room may import from, beside itself. Files straight in src are rooms of their own. */
const common = ['clock', 'days', 'errors'];
const foundation = ['wechat', 'jobs', 'database', 'config', ...common];
const mayUse = {
  clock: [],
  days: [],
  errors: [],
  config: ['errors'],
  wechat: common,
  database: common,
  jobs: ['database', ...common],
  metrics: ['bot', 'wechat'],
  bot: foundation,
  // What a reply is, the bot says: broadcast sends the same replies.
  broadcast: ['bot', ...foundation],
  services: ['bot', 'broadcast', 'jobs', 'database', ...common],
  // It plays WeChat over HTTP; of ours it knows only how the protocol is written.
  simulator: ['wechat', ...common],
  // The top floor: what puts the parts together.
  app: '*',
  start: '*',
  clockwork: ['bot', 'broadcast', 'jobs', 'metrics', 'services', 'database', ...common],
  forget: ['bot', 'services', 'database', ...common],
  http: ['wechat', ...common],
  main: '*',
  sandbox: ['config', 'simulator', ...common],
  platform: ['bot', 'broadcast', 'wechat', 'config', ...common],
  menu: ['services'],
  operations: ['metrics', ...common],
  log: ['errors'],
  commands: '*',
};

function* files(folder) {
  for (const item of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, item.name);
    if (item.isDirectory()) {
      if (item.name !== 'generated' && item.name !== 'page') yield* files(full);
    } else if (/\.tsx?$/.test(item.name)) yield full;
  }
}

const roomOf = (file) =>
  path
    .relative(src, file)
    .split(path.sep)[0]
    .replace(/\.tsx?$/, '');
const serviceOf = (file) => {
  const [room, service] = path.relative(src, file).split(path.sep);
  return room === 'services' ? service : undefined;
};

const problems = [];
for (const file of files(src)) {
  const room = roomOf(file);
  const allowed = mayUse[room];
  const name = path.relative(root, file);
  if (!allowed) {
    problems.push(
      `${name}: the room ${room} is not in scripts/check-imports.mjs: add what it may use`,
    );
    continue;
  }
  for (const [, , specifier] of readFileSync(file, 'utf8').matchAll(
    /^\s*(import|export)\b[^;]*?from\s+'([^']+)'/gms,
  )) {
    if (!specifier.startsWith('.')) continue;
    const target = path.resolve(path.dirname(file), specifier);
    const other = roomOf(target);
    if (allowed !== '*' && other !== room && !allowed.includes(other))
      problems.push(`${name}: ${room} may not use ${other} (${specifier})`);
    const [from, to] = [serviceOf(file), serviceOf(target)];
    const inside = from?.includes('.') === false && to?.includes('.') === false && from !== to;
    if (inside && path.basename(target) !== 'index.ts')
      problems.push(`${name}: of another service only its index.ts (${specifier})`);
    const outside =
      room !== 'services' && allowed !== '*' && other === 'wechat' && room !== 'wechat';
    if (outside && room !== 'simulator' && path.basename(target) !== 'index.ts')
      problems.push(`${name}: of wechat only its index.ts (${specifier})`);
  }
  const text = readFileSync(file, 'utf8');
  if (/process\.env/.test(text) && !['main', 'commands'].includes(room))
    problems.push(`${name}: only main.ts and the commands read process.env`);
}
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`);
  process.exit(1);
}
