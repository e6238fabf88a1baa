import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Two folders up, from src/services as from dist/services. */
const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The path of a file in prisma/seed. */
export function seedFile(name: string): string {
  return path.join(projectRoot, 'prisma/seed', name);
}
