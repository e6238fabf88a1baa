// npm run laws:import -- FOLDER: puts the full texts of laws (docs/laws.md) into the database.
import path from 'node:path';
import { systemClock } from '../clock.ts';
import { StartRefused } from '../errors.ts';
import { importLaws, loadLibrary, readLawFolder } from '../services/legal/index.ts';
import { command, openRecords } from './tools.ts';

const usage = '用法：npm run laws:import -- 文件夹（法律文本的格式见 docs/laws.md）';
const outcomes = { new: '新增', replaced: '同一版本的文字有变，已替换为', same: '没有变化，' };

await command(async ([folder]) => {
  if (!folder) throw new StartRefused(usage);
  const { laws } = await loadLibrary();
  const texts = await readLawFolder(path.resolve(folder), laws);
  const { database } = await openRecords();
  try {
    const done = await database.prisma.$transaction((tx) =>
      importLaws(tx, texts, systemClock.now()),
    );
    for (const { law, outcome } of done) {
      const { short, version, effective, articles } = law;
      const day = effective ? `${effective} 起施行` : '施行日期不详';
      const registered = laws.has(short) ? '' : '；没有登记在 legal-laws.yaml，卡片还不能引用';
      process.stdout.write(
        `《${short}》${version}（${day}）：${outcomes[outcome]} ${articles.length} 条${registered}\n`,
      );
    }
    const changed = done.filter(({ outcome }) => outcome !== 'same').length;
    process.stdout.write(`共 ${done.length} 个版本，${changed} 个有变化。\n`);
  } finally {
    await database.close();
  }
});
