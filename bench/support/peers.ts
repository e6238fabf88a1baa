import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './root.ts';

const folder = path.join(root, 'bench/peers');

/** A peer cannot be had here: the part says so and measures the rest. */
export class PeersMissing extends Error {
  override name = 'PeersMissing';
}

/** Loads what bench/peers has installed. */
export const requirePeer = createRequire(path.join(folder, 'package.json'));

/**
 * Installs the peers if they are not there, or not as bench/peers/package-lock.json says.
 *
 * @throws PeersMissing
 */
export function ensurePeers(): void {
  const locked = changedAt('package-lock.json');
  if (changedAt('node_modules/.package-lock.json') >= locked) return;
  console.log('Installing what Yuanxin is compared with: npm ci --prefix bench/peers');
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefix', folder], {
    cwd: root,
    encoding: 'utf8',
  });
  if (installed.status === 0) return;
  const reason = /npm err.*/i.exec(installed.stderr ?? '')?.[0] ?? String(installed.error);
  throw new PeersMissing(`The peers cannot be installed (${reason}): Yuanxin is measured alone.`);
}

function changedAt(file: string): number {
  return statSync(path.join(folder, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
