import { expect, test } from 'vitest';
import { partsOf } from '../../src/simulator/acts/links.ts';

test('web links and choices are found, all else is text', () => {
  expect(partsOf('看<a href="https://a.cn/?x=1&amp;y=2">这里</a>。')).toEqual([
    { text: '看' },
    { text: '这里', href: 'https://a.cn/?x=1&y=2' },
    { text: '。' },
  ]);
  expect(partsOf('全文：https://a.cn:3000/h5/x?day=2026-11-23。回复“退订”')).toEqual([
    { text: '全文：' },
    {
      text: 'https://a.cn:3000/h5/x?day=2026-11-23',
      href: 'https://a.cn:3000/h5/x?day=2026-11-23',
    },
    { text: '。回复“退订”' },
  ]);
  const choice =
    "<a class='x' href='weixin://bizmsgmenu?msgmenucontent=%E6%95%91%E5%8A%A9&msgmenuid=7'>1. 救助</a>";
  expect(partsOf(choice)).toEqual([{ text: '1. 救助', choice: { id: '7', content: '救助' } }]);
  const bare = '<a href="weixin://bizmsgmenu?msgmenucontent=100%加班&msgmenuid=1">加班</a>';
  expect(partsOf(bare)).toEqual([{ text: '加班', choice: { id: '1', content: '100%加班' } }]);
});

test.each([
  '<b>粗</b> 1 < 2 & <img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">点</a>',
  '<a href=" JAVASCRIPT:alert(1)">点</a>',
  '<a href="data:text/html,x">点</a>',
  '<a href="//evil.example">点</a>',
  '<a href="weixin://dl/business">点</a>',
  '<a data-href="https://a.cn/">点</a>',
  '<a>点</a>',
  '<a href="https://">点</a>',
])('%s is shown as it is written', (text) => {
  expect(partsOf(text)).toEqual([{ text }]);
});
