/** What a member types for an arbitration application, up to the claims. */
export const person = [
  ...['同意', '王芳', '138 0013 8000', '33010619900307105X'],
  '杭州市西湖区古荡街道某小区1幢101室',
];
export const employer = ['杭州某某餐饮有限公司', '杭州市西湖区文三路1号', '跳过', '跳过'];
export const work = ['2022年3月1日', '厨师', '8000'];
export const unsignedAndForced = ['1', '因欠薪等发了解除通知离开', '2026年11月1日'];
export const facts = '八月起老板一直没发工资，催了很多次都不给，11月1日我寄了解除通知。';
export const upToClaims = [...person, ...employer, ...work, ...unsignedAndForced];
