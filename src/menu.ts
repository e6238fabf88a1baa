import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { seedFile } from './services/seed-file.ts';

const menuFile = z.array(
  z.object({
    name: z.string(),
    items: z.array(z.object({ name: z.string(), intent: z.string() })),
  }),
);

/** The custom menu as the platform takes it; its buttons carry `intent:<name>` (see bot/steps/events.ts). */
export async function menuFromSeed() {
  const menu = menuFile.parse(parse(await readFile(seedFile('menu.yaml'), 'utf8')));
  return {
    button: menu.map(({ name, items }) => ({
      name,
      sub_button: items.map((item) => ({
        type: 'click' as const,
        name: item.name,
        key: `intent:${item.intent}`,
      })),
    })),
  };
}
