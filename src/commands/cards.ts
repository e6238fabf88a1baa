// npm run cards: staff's hand on the legal cards and what they missed, until the console has pages for it.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { loadIntents } from '../bot/intents/index.ts';
import { createSay } from '../bot/say.ts';
import { systemClock } from '../clock.ts';
import type { Database } from '../database/index.ts';
import { addDays, dayOf } from '../days.ts';
import { messageOf, StartRefused } from '../errors.ts';
import {
  addCard,
  approveCard,
  cardsYaml,
  editCard,
  type Hand,
  listCards,
  listMisses,
  loadLibrary,
  readStaffFile,
  retireCard,
  showCard,
  usableCards,
} from '../services/legal/index.ts';
import { historyLines, listLine, missLines } from './cards/lines.ts';
import { command, openRecords } from './tools.ts';

const usage = `用法：npm run cards -- 命令
  list [--state draft|approved|retired] [--topic 主题]   列出卡片
  show ID                                                最新一版，格式和 prisma/seed/legal 里的文件一样
  history ID                                             每一版是谁、什么时候、为什么改的
  add 文件                                               新卡片，先是草稿
  edit ID 文件                                           改卡片，先是草稿，机器人照旧用原来的
  approve ID                                             通过最新一版，机器人几十秒内改用它
  retire ID                                              停用
  misses [--days 天数]                                   会员问了没答上的话，次数多的在前（默认 30 天）
改动时可以写 --by 姓名 --why 原因。`;

const { values: options, positionals } = readArguments();

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        ...{ state: { type: 'string' }, topic: { type: 'string' } },
        ...{ by: { type: 'string' }, why: { type: 'string' }, days: { type: 'string' } },
      } as const,
    });
  } catch {
    return { values: {}, positionals: [] };
  }
}

const print = (...lines: string[]) => process.stdout.write(`${lines.join('\n')}\n`);

type Run = (database: Database, first: string, second: string) => Promise<void>;

const commands: Record<string, { needs: number; run: Run }> = {
  list: {
    needs: 0,
    run: async ({ prisma }) => {
      const cards = await listCards(prisma, options);
      print(...cards.map(listLine), `共 ${cards.length} 张。`);
    },
  },
  show: {
    needs: 1,
    run: async ({ prisma }, id) => {
      const { row, card } = await showCard(prisma, id);
      const live = row.state === 'approved' ? `，正在用第 ${row.approved} 版` : '';
      print(`# ${row.state}，最新第 ${row.latest} 版${live}`, cardsYaml(card).trimEnd());
    },
  },
  history: {
    needs: 1,
    run: async ({ prisma }, id) => {
      const { revisions } = await showCard(prisma, id);
      print(...revisions.flatMap(historyLines));
    },
  },
  add: {
    needs: 1,
    run: async (database, file) => {
      const cards = await cardsIn(database, file);
      await database.prisma.$transaction(async (tx) => {
        for (const card of cards) await addCard(tx, card, hand());
      });
      print(...cards.map(({ id }) => `${id} 已存为草稿：看过以后 npm run cards -- approve ${id}`));
    },
  },
  edit: {
    needs: 2,
    run: async (database, id, file) => {
      const card = (await cardsIn(database, file)).find((one) => one.id === id);
      if (!card) throw new StartRefused(`${file} 里没有卡片 ${id}。`);
      const number = await database.prisma.$transaction((tx) => editCard(tx, card, hand()));
      print(`${id} 第 ${number} 版已存为草稿：看过以后 npm run cards -- approve ${id}`);
    },
  },
  approve: {
    needs: 1,
    run: async ({ prisma }, id) => {
      const { number } = await prisma.$transaction((tx) => approveCard(tx, id, hand()));
      print(
        `${id} 第 ${number} 版开始使用。数字和引用再核对一遍：npm run check:laws -- --database`,
      );
    },
  },
  retire: {
    needs: 1,
    run: async ({ prisma }, id) => {
      await prisma.$transaction((tx) => retireCard(tx, id, hand()));
      print(`${id} 已停用，内容都还在；要恢复：npm run cards -- approve ${id}`);
    },
  },
  misses: {
    needs: 0,
    run: async ({ prisma }) => {
      const days = Number(options.days ?? 30);
      if (!Number.isInteger(days) || days < 1) throw new StartRefused('--days 要写一个正整数。');
      const missed = await listMisses(prisma, addDays(dayOf(systemClock.now()), 1 - days));
      print(...missed.flatMap(missLines), `最近 ${days} 天共 ${missed.length} 种问法没答上。`);
    },
  },
};

await command(async () => {
  const [name = '', ...parameters] = positionals;
  const chosen = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!chosen || parameters.length !== chosen.needs) throw new StartRefused(usage);
  const { database } = await openRecords();
  try {
    const [first = '', second = ''] = parameters;
    await chosen.run(database, first, second);
  } finally {
    await database.close();
  }
});

function hand(): Hand {
  const by = options.by ?? process.env.USER ?? '命令行';
  return { by, why: options.why, at: systemClock.now() };
}

/** The cards of a file, checked as they would be used. */
async function cardsIn({ prisma }: Database, file: string) {
  const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../intents');
  const [text, library, { intents, shared }, known] = await Promise.all([
    readFile(file, 'utf8').catch((error) => {
      throw new StartRefused(`读不了文件 ${file}：${messageOf(error)}`);
    }),
    loadLibrary(),
    loadIntents(folder),
    usableCards(prisma),
  ]);
  const say = createSay(intents.find(({ intent }) => intent === 'ask-law')?.replies, shared);
  const { cards, laws } = library;
  const telling = { say, cards, laws, knows: () => false, hasText: () => false };
  return readStaffFile(path.basename(file), text, telling, known);
}
