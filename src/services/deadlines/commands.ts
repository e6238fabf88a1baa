import type { Pattern } from '../../bot/bot.ts';
import { deadlineShape } from './questions.ts';

const look = '(?:查|看|查看|查一下|看一下|看看)';
const own = '(?:我的|我设的)';
const reminder = '(?:到期|期限)?提醒';

/** The whole message, but for punctuation. */
const whole = (...ways: string[]) =>
  new RegExp(`^[\\s\\p{P}]*(?:${ways.join('|')})[\\s\\p{P}]*$`, 'u');

const intent = 'ask-law';

/** What members type to come by their reminders. 每日提醒 and 消息提醒 are the bulletin's. */
export const commands: Pattern[] = [
  { shape: deadlineShape, intent, action: 'deadlines.typed' },
  {
    shape: whole(
      `${look}?${own}${reminder}(?:列表|详情)?`,
      `${look}${reminder}`,
      `(?:取消|删除|删掉|关掉|不要)${own}?${reminder}(?:了|吧)?`,
      '(?:别|不要|不用)再?提醒我?了',
    ),
    intent,
    action: 'deadlines.mine',
  },
  {
    shape: whole('(?:我要|我想|帮我|给我)?(?:设|设个|设置|加|加个)?(?:到期|期限|时效)提醒我?'),
    intent,
    action: 'deadlines.ask',
  },
];
