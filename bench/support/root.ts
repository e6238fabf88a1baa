import { existsSync } from 'node:fs';
import path from 'node:path';

/** The project's folder, from the sources as from what they are compiled to (bench/dist). */
export const root = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(path.join(folder, 'package.json')) && existsSync(path.join(folder, 'bench')))
    return folder;
  return findRoot(path.dirname(folder));
}

/** A module of the benches as a file that `fork` can start: `moduleFile('webhook/server')`. */
export function moduleFile(name: string): string {
  const extension = path.extname(import.meta.filename);
  return path.resolve(import.meta.dirname, '..', `${name}${extension}`);
}
