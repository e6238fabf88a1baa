/**
 * Who is to be asked about business that is not the union's. The numbers are national hotlines:
 * 12329 housing fund, 12393 medical insurance, 12333 social insurance, 12366 tax, 12315 consumers,
 * 12306 railway, 12305 post, 12367 immigration, 12348 legal aid; 12345 for what a city does.
 * By the key of the reply in the intent none; the first that fits counts.
 */
const places: Readonly<Record<string, string>> = {
  'elsewhere.emergency': `报警 被偷 偷了 偷我 被抢了 抢劫 走丢 失踪 着火了 起火了 被骗 诈骗 骗我转 派出所
    钱包丢 丢了钱包 盗刷`,
  'elsewhere.fund': '公积金',
  'elsewhere.medical-insurance': '医保 异地就医',
  'elsewhere.social-insurance': `社保 养老金 退休金 市民卡`,
  'elsewhere.tax': `个税 个人所得税 报税 退税 税务 发票 契税 年报 营业执照`,
  'elsewhere.school': `入学 学区 幼儿园 小升初 中考 高考 转学 公租房 廉租房 租房补贴 人才补贴 不动产
    房产证 过户 公务员考试`,
  'elsewhere.traffic': `驾照 驾驶证 行驶证 违章停 违章怎 违章查 扣分 年检 上牌 车管所 科目 摇号 牌照
    追尾 交通事故 酒驾 肇事 限行`,
  'elsewhere.papers': `身份证 户口 居住证 护照 通行证 签证 无犯罪 结婚登记 结婚证 出生证明 老年证 残疾证
    低保证`,
  'elsewhere.trains': `火车票 高铁 12306 改签 候补火车`,
  'elsewhere.parcels': `快递 包裹 驿站 丰巢 顺丰 菜鸟`,
  'elsewhere.utilities': `水费 电费 停电 停水 燃气 煤气 自来水 水表 电价 水压 宽带 话费 移动套餐 手机套餐
    套餐怎么改 流量 携号 停机 欠费`,
  'elsewhere.city': `物业 路灯 井盖 垃圾分类 垃圾没人 倒垃圾 垃圾桶 噪声 噪音 扰民 城管 违章建筑 市政
    共享单车 小区 加装电梯 停车 公交 地铁 油烟 居委会 民政 12345 消防`,
  'elsewhere.other-law': `告他 告她 能告吗 离婚 抚养费 抚养权 彩礼 出轨 遗产 遗嘱 继承 赡养 借条 欠条 不还 借我 担保 网贷
    高利贷 催收 起诉 打官司 判几年 坐牢 拘留 取保候审 房东 押金 租房 转租 拆迁
    宅基地 烂尾 开发商 侵权 抄袭 商标 专利 股东 股权 合伙 医疗事故 误诊 诽谤 律师函
    信用卡逾期 合同纠纷`,
  'elsewhere.consumer': `退货 假货 商家 卖家 过期食品 预付卡 健身房 办卡 退卡 网购 定金 不给退 不肯退
    不退 退款 维修 理赔 拒赔 保险公司 淘宝 培训机构 旅行社`,
};

const table = Object.entries(places).map(([key, words]) => ({ key, words: words.split(/\s+/) }));

/**
 * Where somebody is to go whose business is not the union's.
 *
 * @param words as `readable` gives them
 * @returns a key in the replies of the intent none, or undefined if it is no such business
 */
export function placeFor(words: string): string | undefined {
  return table.find((place) => place.words.some((word) => words.includes(word)))?.key;
}
