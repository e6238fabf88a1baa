// npm run figures -- list | set NAME VALUE --from DAY … | withdraw ID --why TEXT: the local figures
// the sums use. A running program takes a change up within a minute.
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { dayOf } from '../days.ts';
import { Refusal, StartRefused } from '../errors.ts';
import {
  enterFigure,
  type FigureRow,
  figureKinds,
  inForce,
  inUnit,
  readFigures,
  withdrawFigure,
} from '../services/sums/index.ts';
import { command, openRecords } from './tools.ts';

const usage = `用法：
npm run figures -- list
npm run figures -- set 名称 数值 --from 2026-01-01 [--until 2026-12-31] --source 文件名和文号 [--title 显示的名称] [--note 备注] [--by 姓名]
npm run figures -- withdraw 编号 --why 原因 [--by 姓名]
金额写元。名称：${figureKinds.map(({ name }) => name).join('、')}`;

const text = { type: 'string' } as const;
const options = {
  from: text,
  until: text,
  source: text,
  title: text,
  note: text,
  by: text,
  why: text,
};

await command(async (parameters) => {
  const { values, positionals } = readParameters(parameters);
  const [what, subject, value] = positionals;
  const by = values.by ?? userInfo().username;
  const { database } = await openRecords();
  const now = new Date();
  try {
    if (what === 'set' && subject && value) {
      const figure = { ...values, name: subject, value: inUnit(subject, Number(value)) };
      const { from = '', source = '' } = values;
      const id = await database.prisma.$transaction((tx) =>
        enterFigure(tx, { ...figure, from, source }, by, now),
      );
      process.stdout.write(`已记下，编号 ${id}。运行中的程序一分钟内用上。\n`);
    } else if (what === 'withdraw' && subject) {
      await database.prisma.$transaction((tx) =>
        withdrawFigure(tx, Number(subject), values.why ?? '', by, now),
      );
      process.stdout.write(`编号 ${subject} 已撤下，记录还在。\n`);
    } else if (what === 'list') list(await readFigures(database.prisma), dayOf(now));
    else throw new StartRefused(usage);
  } catch (error) {
    throw error instanceof Refusal ? new StartRefused(error.message) : error;
  } finally {
    await database.close();
  }
});

function readParameters(parameters: string[]) {
  try {
    return parseArgs({ args: parameters, options, allowPositionals: true });
  } catch {
    throw new StartRefused(usage);
  }
}

function list(rows: FigureRow[], today: string): void {
  for (const row of rows) {
    const amount = row.unit === 'fen' ? `${row.value / 100}元` : String(row.value);
    const span = `${row.from} 到 ${row.until ?? '下一行开始'}`;
    process.stdout.write(
      `${row.id}  ${row.name}  ${row.title} ${amount}  ${span}  ${row.source}  （${row.setBy}，${dayOf(row.setAt)}）\n`,
    );
  }
  const missing = figureKinds.filter(({ name }) => !inForce(rows, name, today));
  for (const { name, title, published } of missing)
    process.stdout.write(`缺 ${today} 的 ${name}（${title}）：${published}\n`);
}
