// npm run tickets -- …: lawyers and those who run their desk, until the console has pages for it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../clock.ts';
import { messageOf, StartRefused } from '../errors.ts';
import {
  createTicketDesk,
  type TicketDesk,
  type TicketFilter,
  type TicketSheet,
} from '../services/lawyer/index.ts';
import { loadLibrary } from '../services/legal/index.ts';
import { createMessenger, readSayings } from './telling.ts';
import { listInWords, sheetInWords } from './ticket-words.ts';
import { command, openRecords } from './tools.ts';

const usage = `用法：npm run tickets -- <做什么>
  list [--state open|answered|overdue]        列出工单：超时的在最前面，不含个人信息
  show 编号 [--by 姓名] [--photos 文件夹]     看一件的全部内容；照片存到文件夹
  take 编号 --by 姓名                         接手
  return 编号 [--by 姓名]                     退回给大家，别人可以再接
  answer 编号 --by 姓名 文件|-                答复会员：内容在文件里，- 是从标准输入读
  decline 编号 --by 姓名 文件|-               不归律师办：写明原因，会员看得到
看和改都会记入审计。答复由运行着的程序发到会员的微信；会员 48 小时没说过话的，先收到一条模板提醒（服务号设了模板时），再说话时收到答复。`;

type Values = { by?: string; state?: string; photos?: string };
/** Reads the parameters; what comes back does it, at the desk, and says how it went. */
type Deed = (parameters: string[], values: Values) => (desk: TicketDesk) => Promise<string>;

const deeds: Record<string, Deed> = {
  list: (_parameters, { state = 'open' }) => {
    if (!isFilter(state)) throw new StartRefused(usage);
    return async (desk) => listInWords(await desk.list(state), state);
  },
  show:
    ([number = ''], { by = operator(), photos }) =>
    async (desk) => {
      const [sheet, { cards }] = await Promise.all([desk.show({ number, by }), loadLibrary()]);
      const words = sheetInWords(sheet, (card) => cards.byId.get(card)?.title ?? card);
      return photos === undefined ? words : `${words}\n${savePhotos(sheet, photos)}`;
    },
  take:
    ([number = ''], { by = '' }) =>
    async (desk) => {
      await desk.take({ number, by });
      return `${number} 由 ${by} 接手了。看内容：npm run tickets -- show ${number} --by ${by}`;
    },
  return:
    ([number = ''], { by = operator() }) =>
    async (desk) => {
      await desk.giveBack({ number, by });
      return `${number} 退回了，别人可以接手。`;
    },
  answer: ([number = '', file], { by = '' }) => {
    const words = readWords(file);
    return async (desk) => {
      await desk.answer({ number, by, words });
      return `${number} 答复好了，已经排队发给会员。`;
    };
  },
  decline: ([number = '', file], { by = '' }) => {
    const words = readWords(file);
    return async (desk) => {
      await desk.decline({ number, by, words });
      return `${number} 退给会员了，原因已经排队发出。`;
    };
  },
};

await command(async (given) => {
  const { what, parameters, values } = read(given);
  const deed = Object.hasOwn(deeds, what) ? deeds[what] : undefined;
  if (!deed || (what !== 'list' && parameters.length === 0)) throw new StartRefused(usage);
  const run = deed(parameters, values);
  const { database, vault } = await openRecords();
  try {
    const broadcast = createMessenger(database, vault);
    const sayOf = await readSayings();
    const desk = createTicketDesk({ database, vault, clock: systemClock, broadcast, sayOf });
    process.stdout.write(`${await run(desk)}\n`);
  } finally {
    await database.close();
  }
});

function read(args: string[]) {
  const option = { type: 'string' } as const;
  try {
    const { positionals, values } = parseArgs({
      args,
      allowPositionals: true,
      options: { by: option, state: option, photos: option },
    });
    const [what = '', ...parameters] = positionals;
    return { what, parameters, values };
  } catch {
    throw new StartRefused(usage);
  }
}

function isFilter(state: string): state is TicketFilter {
  return ['open', 'answered', 'overdue'].includes(state);
}

/** Who is at the terminal, where nobody was named: the audit must name somebody. */
function operator(): string {
  return `系统账号 ${userInfo().username}`.slice(0, 20);
}

function readWords(file: string | undefined): string {
  if (file === undefined) throw new StartRefused(usage);
  try {
    return readFileSync(file === '-' ? process.stdin.fd : file, 'utf8');
  } catch (error) {
    throw new StartRefused(`读不到 ${file}：${messageOf(error)}`);
  }
}

function savePhotos({ number, photos }: TicketSheet, folder: string): string {
  const files = photos.map(({ id, contentType, content }) => {
    const ending = /^image\/(\w+)/.exec(contentType)?.[1] ?? 'bin';
    const file = path.join(folder, `${number}-${id}.${ending}`);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      // For the one who asked, and for nobody else on the machine.
      writeFileSync(file, content, { mode: 0o600 });
    } catch (error) {
      throw new StartRefused(`存不了 ${file}：${messageOf(error)}`);
    }
    return file;
  });
  return files.length > 0 ? `照片存在：\n${files.join('\n')}` : '没有照片。';
}
