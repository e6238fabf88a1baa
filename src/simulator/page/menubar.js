// @ts-check
import { act } from './api.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { askPlace } from './places.js';
import { askFor } from './sheets.js';
import { store } from './store.js';

/** @import { MenuButton } from './types.d.ts' */

/**
 * The account's own menu, as it stands below the chat.
 *
 * @param {MenuButton[]} menu
 * @param {() => void} toKeyboard
 */
export function menuBar(menu, toKeyboard) {
  const keyboard = h('button', {
    type: 'button',
    class: 'icon-button',
    'aria-label': '显示键盘',
    onclick: toKeyboard,
  });
  keyboard.append(icon('keyboard'));
  const bar = h(
    'nav',
    { class: 'composer__bar menu', 'aria-label': '公众号菜单' },
    keyboard,
    ...menu.map(top),
  );
  bar.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    /** @type {HTMLElement | null} */
    const open = bar.querySelector('[aria-expanded="true"]');
    closeAll(bar);
    open?.focus();
  });
  return bar;
}

document.addEventListener('click', (event) => {
  if (event.target instanceof Element && event.target.closest('.menu__item')) return;
  for (const bar of document.querySelectorAll('.menu')) closeAll(bar);
});

/** @param {Element} bar */
function closeAll(bar) {
  for (const button of bar.querySelectorAll('[aria-expanded="true"]'))
    button.setAttribute('aria-expanded', 'false');
}

/**
 * @param {MenuButton} button
 * @param {number} at
 */
function top(button, at) {
  const subs = button.sub_button ?? [];
  if (subs.length === 0) {
    const tap = h(
      'button',
      { type: 'button', class: 'menu__top', onclick: () => run(button, [at]) },
      button.name,
    );
    return h('div', { class: 'menu__item' }, tap);
  }
  const opener = h(
    'button',
    { type: 'button', class: 'menu__top', 'aria-expanded': 'false' },
    icon('menu'),
    button.name,
  );
  opener.addEventListener('click', () => {
    const open = opener.getAttribute('aria-expanded') === 'true';
    const bar = opener.closest('.menu');
    if (bar) closeAll(bar);
    opener.setAttribute('aria-expanded', String(!open));
  });
  const list = subs.map((sub, index) => {
    const onclick = () => {
      opener.setAttribute('aria-expanded', 'false');
      run(sub, [at, index]);
    };
    return h('button', { type: 'button', onclick }, sub.name);
  });
  return h('div', { class: 'menu__item' }, opener, h('div', { class: 'menu__sub' }, ...list));
}

/**
 * @param {MenuButton} button
 * @param {number[]} path
 */
async function run(button, path) {
  const type = button.type ?? '';
  if (type === 'view' && typeof button.url === 'string' && /^https?:\/\//i.test(button.url))
    window.open(button.url, '_blank', 'noopener,noreferrer');
  if (type.startsWith('scancode_')) {
    const field = { name: 'scanned', label: '扫到的内容', placeholder: '二维码里的文字' };
    const values = await askFor('扫一扫', [field], '确定');
    if (values) void act(store.current, 'menu', { path, scanned: values.scanned });
    return;
  }
  if (type === 'location_select') {
    const place = await askPlace();
    if (place) void act(store.current, 'menu', { path, place });
    return;
  }
  void act(store.current, 'menu', { path });
}
