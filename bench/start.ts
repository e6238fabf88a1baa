import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runToEnd, runUntilReady, type Start } from './start/run.ts';
import { type Figure, type Report, times } from './support/report.ts';
import { moduleFile, root } from './support/root.ts';
import { median } from './support/statistics.ts';

const rounds = 3;
const program = path.join(root, 'dist/main.js');

/** Cold start of `npm start` in the sandbox (dist is built), until /readyz says that it is ready. */
export async function bench(): Promise<Report> {
  const measured: Record<string, Start[]> = {};
  const keep = (name: string, start: Start) => {
    measured[name] = [...(measured[name] ?? []), start];
  };
  for (let round = 0; round < rounds; round += 1) {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'yuanxin-bench-'));
    try {
      keep('bare limit: node -e 0', await runToEnd(['-e', '0']));
      const pglite = [moduleFile('start/empty-pglite'), path.join(folder, 'pglite')];
      keep('PGlite alone, new directory', await runToEnd(pglite));
      keep('PGlite alone, again', await runToEnd(pglite));
      const data = path.join(folder, 'data');
      keep('first start, new data directory', await runUntilReady(program, data));
      keep('second start', await runUntilReady(program, data));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return {
    title: 'Cold start until /readyz says ready: node dist/main.js, sandbox, embedded database',
    figures: figuresOf(measured),
    notes: [`medians of ${rounds}, in turn; CPU: user and system, all threads`],
  };
}

const beside: Record<string, string> = {
  'first start, new data directory': 'PGlite alone, new directory',
  'second start': 'PGlite alone, again',
};

function figuresOf(measured: Record<string, Start[]>): Figure[] {
  const medianOf = (name: string, what: keyof Start) =>
    median((measured[name] ?? []).map((start) => start[what]));
  return Object.keys(measured).map((name) => {
    const [seconds, cpu] = [medianOf(name, 'seconds'), medianOf(name, 'cpuSeconds')];
    const figure = `${seconds.toFixed(2)} s (${cpu.toFixed(2)} s CPU)`;
    const reference = beside[name];
    if (!reference) return { name, figure };
    return { name, figure, ratio: times(cpu, medianOf(reference, 'cpuSeconds'), 'PGlite (CPU)') };
  });
}
