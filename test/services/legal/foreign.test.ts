import { expect, test } from 'vitest';
import { loadLibrary } from '../../../src/services/legal/index.ts';

// Questions of other law, and small talk: wrong law is worse than none.
const foreign = `
老公在外面有人了 离婚我能多分财产吗
前夫不给孩子抚养费怎么办
彩礼给了十八万 没结成婚能要回来吗
爸妈的房子写我哥名字 我能分吗
朋友借了两万跑了 只有微信转账记录
网贷逾期被爆通讯录
信用卡还不上会坐牢吗
租的房子漏水房东不修
租房合同没到期 房东要赶我走
中介骗我交了定金不退
开发商延期交房能退房吗
物业公司乱收停车费
邻居半夜吵 报警有用吗
楼上漏水把我家天花板泡了
网购的手机是翻新机 商家不退
健身房跑路了 卡里还有钱
超市买到过期牛奶怎么赔
美容院办卡不给退
孩子在学校被同学打伤 找谁赔
小孩被狗咬了 狗主人不认
开车追尾 保险公司只赔一半
酒驾被抓要判多久
骑电动车闯红灯罚多少
被人打成轻伤 对方赔多少
我弟偷了电瓶车会判几年
被骗去刷单 两万块没了怎么追
网上有人造谣骂我 能告他吗
医院手术失误 能告医院吗
整容失败了要怎么维权
我发明的东西被别人抢注专利
合伙开店 合伙人卷钱跑了
公司股东不分红怎么办
加盟奶茶店被骗加盟费
我妈的遗嘱没公证有没有效
爷爷去世银行存款怎么取
宅基地纠纷找谁处理
村里征地补偿款没给够
孩子上学划片不公平 能起诉教育局吗
交警开的罚单我不服
驾照扣了十二分怎么办
飞机延误能赔多少钱
旅游团强制购物怎么投诉
二手车是事故车 能退吗
装修公司干到一半不干了
给朋友做担保 现在银行找我
前男友不还我钱 还威胁发照片
家暴怎么申请保护令
我想改孩子的姓
水管爆了泡了楼下要赔吗
快递把我的手机弄丢了只赔三百
外卖里吃出头发能赔多少
今天股票会涨吗
杭州有什么好吃的
给我讲个笑话
怎么做红烧肉
西湖门票多少钱
明天限行尾号是几
帮我算一下八字
世界杯谁赢了
孩子发烧三十九度怎么办
苹果手机怎么截图
地铁几点末班车
怎么查快递到哪了
推荐一本小说
你是机器人吗
医保卡丢了去哪补
户口怎么迁到杭州
身份证到期在哪换
结婚登记要带什么
护照多久能办好
`;
const judge = (await loadLibrary()).judge();

test('other law and small talk get no labour law for an answer, and are hardly asked back', () => {
  const questions = foreign.trim().split('\n');
  const outcomes = questions.map((question) => judge.decide(question).outcome);
  expect(questions.filter((_, at) => outcomes[at] === 'answered')).toEqual([]);
  const askedBack = outcomes.filter((outcome) => outcome === 'clarify');
  expect(askedBack.length / questions.length).toBeLessThanOrEqual(0.03);
});
