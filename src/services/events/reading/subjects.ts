/**
 * What events are about, with the other words members use for it. Also what is not on offer: so that
 * a question for a swimming class is not answered with "here is everything" and no word about it.
 */
const subjects: Record<string, string[]> = {
  瑜伽: ['瑜珈', '普拉提'],
  健步走: ['健走', '走路', '徒步', '毅行', '步行'],
  步数: ['集步', '计步'],
  歌手: ['唱歌', '歌唱', '歌曲', 'k歌', '合唱'],
  摄影: ['拍照', '攝影', '照片', '相机'],
  排舞: ['广场舞', '跳舞', '舞蹈', '舞'],
  茶艺: ['茶藝', '泡茶', '茶道'],
  采茶: ['採茶'],
  面点: ['麵點', '包子', '馒头', '糕点', '点心', '白案'],
  烘焙: ['蛋糕', '面包', '饼干', '甜品'],
  叉车: ['叉車', '铲车'],
  英语: ['英語', '口语', '英文'],
  亲子: ['親子', '小孩', '孩子', '带娃', '女儿', '儿子', '职工子女'],
  讲解: ['解说', '講解'],
  保安: ['安保', '门卫', '物业'],
  修剪: ['园林', '园艺', '绿化'],
  急救: ['心肺复苏', '救护'],
  心理: ['减压', '情绪'],
  插花: ['花艺'],
  交友: ['相亲', '联谊', '单身'],
  球: ['羽毛球', '乒乓', '篮球', '足球', '台球'],
  游泳: [],
  棋牌: ['象棋', '围棋', '掼蛋', '扑克', '桌游', '剧本杀'],
  拔河: ['趣味运动'],
  骑行: ['自行车'],
  爬山: ['登山'],
  书画: ['书法', '国画', '毛笔', '绘画', '写春联', '春联'],
  手工: ['手作'],
  剪纸: [],
  陶艺: [],
  香囊: [],
  皮具: [],
  编织: ['围巾'],
  多肉: [],
  观影: ['电影'],
  阅读: ['读书', '征文', '朗诵', '演讲'],
  太极: ['八段锦'],
  假期班: ['夏令营', '暑托', '小候鸟', '暑假班'],
  电脑: ['excel', 'ppt', 'ps', '办公软件', '剪辑', '短视频', '无人机'],
  家政: ['月嫂', '育婴'],
  工种: ['电工', '焊工', '钳工', '汽修', '厨师'],
  养生: ['中医'],
  形象: ['化妆', '礼仪'],
  乐器: ['吉他', '葫芦丝', '古筝', '钢琴'],
  电竞: ['王者荣耀'],
  咖啡: [],
  消防: [],
  垃圾分类: [],
  志愿者: [],
  广播操: [],
  工会干部: ['工会主席', '经审', '财务'],
  春节: ['过年', '元宵', '灯谜'],
  端午: ['粽子'],
  中秋: ['月饼'],
  国庆: [],
  五一: ['劳动节'],
  妇女节: ['三八'],
  户外: ['露营', '飞盘', '钓鱼', '定向越野', '春游', '秋游'],
};

/** The subjects a text speaks of, by their first names. */
export function subjectsOf(text: string): Set<string> {
  return new Set(
    Object.entries(subjects)
      .filter(([subject, others]) => [subject, ...others].some((word) => text.includes(word)))
      .map(([subject]) => subject),
  );
}

/** Words in titles that say nothing about which event it is. */
const generic =
  /职工|工会|会员|免费|公益|大奖赛|邀请赛|达人赛|技能赛|比赛|大赛|竞赛|赛|活动|技能|培训班|培训|体验|比武|课程|课堂|讲座|知识|微课|班|课|第.{1,2}期|零基础|初级|中级|专场|系列|杭州|西湖区?|员|\d+|[^\p{Script=Han}a-z]/gu;

/** The parts of a title that tell the event from others: 草根歌手大奖赛 → 草根歌手. */
export function titleCores(title: string): string[] {
  return title
    .toLowerCase()
    .split(generic)
    .filter((core): core is string => core !== undefined && core.length >= 2);
}

/** How many characters in a row a text shares with the telling part of a title; 0 below two. */
export function titleScore(text: string, title: string): number {
  const longest = Math.max(0, ...titleCores(title).map((core) => sharedRun(text, core)));
  return longest >= 2 ? longest : 0;
}

function sharedRun(text: string, core: string): number {
  for (let length = core.length; length > 0; length--)
    for (let at = 0; at + length <= core.length; at++)
      if (text.includes(core.slice(at, at + length))) return length;
  return 0;
}
