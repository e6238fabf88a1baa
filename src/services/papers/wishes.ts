import type { Pattern } from '../../bot/bot.ts';
import type { PaperName } from './kinds.ts';

/** How members name a paper. */
const named: Record<PaperName, string> = {
  arbitration: '(?:劳动|争议|人事)*仲裁(?:的)?(?:申请书?|书|文书|材料)',
  evidence: '证据(?:的)?(?:清单|目录|列表)',
  termination:
    '(?:被迫(?:解除|离职)(?:劳动)?(?:合同|关系)?(?:的)?(?:通知书?)?|解除(?:劳动)?(?:合同|关系)(?:的)?通知书?)',
  injury: '工伤(?:认定|鉴定)?(?:的)?(?:申请书?|申请表|表格|表)',
};

const any = `(?:${Object.values(named).join('|')}|(?:法律)?文书)`;
const write = '(?:写|填|起草|草拟|拟|做|弄|生成|整理|列|代写|打印|出)';

/** To have it written, not to ask about it; a lawyer who writes it is another wish. */
const wish = [
  `${write}(?:好|个|下|一下)?(?:一?[个份张封])?(?:我的)?${any}`,
  `^(?:帮我|我?想|我?要|请)*(?:代?写|起草)(?:一?[个份])?(?:法律)?材料$`,
  `^(?:我?想?要|给我|来|需要)?(?:一?[个份张封])?${any}$`,
  `${any}(?:的)?(?:模板|模版|范本|范文|样本|样式|格式|word|电子版)`,
].join('|');

/** 公司让我写…: somebody else's wish, and the question what to do. */
const others = '律师|公司[让叫要逼]|老板[让叫要逼]|单位[让叫要逼]|怎么办|合法|有效吗|[吗么?？]$';

/** Messages that mean a paper, whatever the words around it. */
export const paperPatterns: Pattern[] = [
  {
    shape: new RegExp(`^(?!.*(?:${others}))(?=.{0,40}$).*(?:${wish})`, 'is'),
    intent: 'book-lawyer',
    action: 'papers.start',
  },
  {
    shape: /^(?:我?要|我?想|帮我)?再写一[份个](?:法律)?(?:材料|文书)吧?$/,
    intent: 'book-lawyer',
    action: 'papers.start',
  },
  {
    shape:
      /^(查看?|看看?|找|要)?(一下)?我(写|做)?的(法律)?(材料|文书)(链接)?(呢|在哪里?)?$|^(?:把|再把)?(?:那个|刚才的?|上次的?|我的)?(?:下载)?链接(?:再|重新)?(?:发|给)我?(?:一[次下遍]|一个)?(?:吧)?$|^(?:那个|我的)?链接(?:丢了|没了|失效了?|过期了?|打不开了?|找不到了?|不见了)$|^(材料|文书|下载)的?链接(丢了|没了|失效了?|过期了?|打不开了?|找不到了?|不见了)$/,
    intent: 'book-lawyer',
    action: 'papers.mine',
  },
];

/** The paper a text names; undefined for none or several. */
export function paperIn(text: string): PaperName | undefined {
  const found = (Object.keys(named) as PaperName[]).filter((name) =>
    new RegExp(named[name]).test(text),
  );
  return found.length === 1 ? found[0] : undefined;
}
