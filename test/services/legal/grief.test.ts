import { expect, test } from 'vitest';
import { grieves } from '../../../src/services/legal/grief.ts';

test.each([
  '我婆婆在厂里猝死了',
  '老家父亲去世请几天丧假',
  '我爸昨天走了 单位不给假',
  '老公在工地上摔死了怎么赔',
  '奶奶没了请几天假',
  '我儿子在岗位上突发疾病死亡',
])('%s is a death', (said) => {
  expect(grieves(said)).toBe(true);
});

test.each([
  '老板走了谁发工资',
  '老公从公司走了没给补偿',
  '我老婆累死了天天加班',
  '老公被公司辞退 死活不给赔偿',
  '孩子走了一年多的程序',
  '老公工作没了怎么办',
  '同事走了',
])('%s is none', (said) => {
  expect(grieves(said)).toBe(false);
});
