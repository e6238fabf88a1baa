import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import { StartRefused } from '../../errors.ts';
import { NotPlain, readPlainYaml } from './cards/plain-yaml.ts';

/**
 * Reads a YAML file of data, every scalar as text.
 *
 * @throws StartRefused with what is wrong with it
 */
export async function readData<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const parsed = schema.safeParse(valueOfYaml(await readFile(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path: at, message }) => `${path.basename(file)} ${at.map(String).join('.')}: ${message}`,
  );
  throw new StartRefused(problems.join('\n'));
}

/** The quick reader first; what it does not know goes to `yaml`, which also says what is wrong. */
export function valueOfYaml(text: string): unknown {
  try {
    return readPlainYaml(text);
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
    return parse(text, { schema: 'failsafe' });
  }
}
