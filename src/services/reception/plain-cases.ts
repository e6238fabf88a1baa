import type { Pattern } from '../../bot/bot.ts';

/** Nothing longer is plain; it also bounds the time. */
const short = '(?=[^]{1,40}$)';
const open = '[\\s\\p{P}]*(?:请问|问一下|想问一?下?|我想问)?[\\s\\p{P}]*';
const close = '(?:了|呢|啊|呀|吗|吧)?[\\s\\p{P}]*$';
/** The whole message, but for punctuation and a courtesy before it. */
const whole = (...ways: string[]) =>
  new RegExp(`^${short}${open}(?:${ways.join('|')})${close}`, 'u');

const creatures =
  '(?:大象|小象|狗|猫|鱼|鸟|猪|牛|马|羊|鸡|鸭|鹅|老虎|狮子|熊|熊猫|猴子|兔子|老鼠|蛇|龙|恐龙|企鹅|鲸鱼|鲨鱼|海豚|乌龟|青蛙|蚂蚁|蜜蜂|蝴蝶|鹦鹉|长颈鹿|骆驼|狐狸|狼|外星人|石头|月亮|太阳|星星|地球|火星|云|树)';
const feats =
  '(?:飞|飞起来|游泳|唱歌|跳舞|说话|做梦|爬树|上树|爬墙|走路|跑步|开车|哭|笑|开花|下蛋|做饭|写字|上网|打喷嚏|打架|思考|睡觉|掉下来|爆炸|消失)';

/**
 * What is plain to everybody and hard to learn from examples: such short words and questions share
 * all they have with what is asked in earnest, 会不会 with the fees, 是不是 with the rights.
 */
export const plainCases: Pattern[] = [
  {
    shape: whole(
      `.{0,8}${creatures}(?:到底|自己|真的|也|还|都)?(?:会不会|能不能|会|能|可以|为什么会|怎么会|是不是会)${feats}`,
      '(?:你|您|你们|对面|跟我(?:聊|说话)的)(?:到底)?是(?:不是)?(?:真人|真的人|活人|人|机器人|电脑|机器|AI|ai)(?:还是(?:真人|人|机器人|机器|电脑|AI|ai))?',
      '(?:我们?家?)?(?:邻居|隔壁|楼上|楼下).{0,20}(?:能不能|能|可以|可不可以)(?:告|起诉|报警抓)(?:他|她|它|他们|人家)?',
      '(?:还是|那|那就)?算了(?:吧|不问了|不弄了)?',
    ),
    intent: 'none',
  },
  {
    shape: whole(
      '(?:住房)?公积金',
      '.{0,14}(?:去世|过世|走了|没了|丧事).{0,4}(?:能|可以|给|有|应该)?(?:请|放|休)?几天(?:丧假|假)',
      '丧假(?:有|是|能请|可以请|请|休)?(?:几天|多少天)',
      '(?:哺乳假|哺乳时间|喂奶假|喂奶时间)(?:一天|每天)?(?:有|是|给)?(?:几|多少)个?(?:小时|钟头)',
      '医疗期(?:最长|最多|一般)(?:是|有|能有|可以)?(?:多久|多长|多长时间)',
      '(?:这些?|那|材料|申请书?|东西)?(?:要|应该|得|是)?(?:交|递|送)(?:到|去|给)(?:哪里去?|哪儿去?|哪去|哪个部门|哪个单位)',
      '(?:一直|公司|单位|老板)?(?:不给|不发|没给|没发|少发)(?:高温费|高温补贴|高温津贴)',
    ),
    intent: 'ask-law',
  },
];
