import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { writeDocx } from '../../../src/services/papers/documents/docx.ts';
import { blocksOf, paperTitles } from '../../../src/services/papers/kinds.ts';
import { samples } from './samples.ts';

test('write', async () => {
  for (const s of Object.values(samples))
    writeFileSync(`/tmp/out/${s.paper}.docx`, await writeDocx(paperTitles[s.paper], blocksOf(s)));
});
