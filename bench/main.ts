import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printReport, type Report } from './support/report.ts';
import { moduleFile, root } from './support/root.ts';

const parts = ['webhook', 'turn', 'start', 'matching', 'legal', 'sums'];
/** These change a file of the project: they run only by name. */
const onlyByName = ['legal-fit'];

type Bench = { bench?: () => Promise<Report | Report[]> };

/** Runs the parts named, or all there are. A part that breaks does not keep the others from running. */
async function main(wanted: string[]): Promise<void> {
  const unknown = wanted.filter((part) => ![...parts, ...onlyByName].includes(part));
  if (unknown.length > 0) {
    console.error(
      `There is no part ${unknown.join(', ')}: choose from ${[...parts, ...onlyByName].join(', ')}.`,
    );
    process.exitCode = 2;
    return;
  }
  const reports: Report[] = [];
  for (const part of wanted.length > 0 ? wanted : parts) {
    const started = performance.now();
    const made = await run(part);
    for (const report of made) printReport(report);
    reports.push(...made);
    console.log(`  (${part}: ${Math.round((performance.now() - started) / 1000)} s)`);
  }
  const file = path.join(root, 'bench/dist/latest.json');
  writeFileSync(file, `${JSON.stringify({ node: process.version, reports }, null, 2)}\n`);
}

async function run(part: string): Promise<Report[]> {
  const file = moduleFile(part);
  if (!existsSync(file)) return [{ title: part, figures: [], notes: ['not written yet'] }];
  try {
    const { bench } = (await import(file)) as Bench;
    if (!bench) throw new Error(`bench/${part}.ts exports no function "bench".`);
    return [await bench()].flat();
  } catch (error) {
    process.exitCode = 1;
    return [{ title: part, figures: [], notes: [String((error as Error).stack)] }];
  }
}

await main(process.argv.slice(2).filter((word) => word !== '--'));
