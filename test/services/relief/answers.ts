export const reason = '爱人上个月查出肺癌，治疗花光了积蓄，家里只有我一个人上班。';

/** The answers up to the photos, as typed. */
export const typed = (residentId: string) => [
  ...['1', '同意', '三口人', '一千五', reason, '5000元', '王芳', '138 0013 8000'],
  ...[residentId, '三墩'],
];
