/** What stands behind a field's name: how clearly it is changed, and to what. */
export interface Assignment {
  /** True where the words themselves say that something was wrong, or becomes something else. */
  corrects: boolean;
  /** True if 是 or the like stands between the name and the value. */
  joined: boolean;
  value?: string;
}

const slip =
  '(?:都|好像|我)*(?:(?:填|写|打|输|弄|发|选|报|留|搞)错了?|错了|不对|有误|换了|变了|改了)(?:一位|一个字|一个)?';
/** 改成 and its like stand for themselves, wherever they are. */
const becomes =
  '应该是|应当是|应该为|应是|应为|而是|其实是|实际是|改成|改为|改到|换成|换为|更正为|更正成|更改为|修改为|修改成|变更为|填成|写成';
/** 填, 改 and the like only where they follow the name. */
const set = '(?:改|换|填|写)(?!错|一下|下|动|正|了)';
const is = '是|为|叫做?|[:：=]';

const lead = '(?:现在|新的?|正确的?|我想|想|要|帮我|请|麻烦|给我)*';
const notThis = /^(?:的)?(?:号码|名称|全称)?不是.{1,40}?[，,\s]\s*(?:而|应该)?是\s*(.+)$/s;
const wording = new RegExp(
  `^的?(?:号码|名称|全称)?(${slip})?[，,。、\\s]*${lead}(?:(?:.{0,40}?)(${becomes})|(${set})|(${is}))?\\s*(.*)$`,
  's',
);
const around = /^[\s，,。.、:：“”"'「」]+|(?<![\s，,。.、！!“”"'「」])[\s，,。.、！!“”"'「」]+$/g;
const politeEnd = /(才对|才是|谢谢你?|麻烦了?|就好|就行|吧|哦|啊|呀)+$/;

/** True for a text that says something was filled in wrongly. */
export const saysWrong = (text: string) => wrongly.test(text);
const wrongly = /(填|写|打|输|弄|发|选|报|留|搞)错|错了|不对|有误/;

/** Reads what follows a field's name: 写错了，应该是…, 改成…, 是…, or the value at once. */
export function readAssignment(after: string): Assignment {
  const other = notThis.exec(after)?.[1];
  if (other !== undefined) return { corrects: true, joined: true, ...cleaned(other) };
  const [, slipped, become, setTo, isTo, rest = ''] = wording.exec(after) ?? [];
  return {
    corrects: [slipped, become, setTo].some((part) => part !== undefined),
    joined: [become, setTo, isTo].some((part) => part !== undefined),
    ...cleaned(rest),
  };
}

function cleaned(text: string): { value?: string } {
  const value = text.replaceAll(around, '').replace(politeEnd, '').replaceAll(around, '');
  return value === '' ? {} : { value };
}
