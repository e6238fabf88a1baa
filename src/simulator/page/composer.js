// @ts-check
import { act } from './api.js';
import { byId, fill, h, toast } from './dom.js';
import { icon } from './icons.js';
import { menuBar } from './menubar.js';
import { askPlace } from './places.js';
import { askFor } from './sheets.js';
import { currentPerson, onChange, store } from './store.js';
import { textInput } from './textinput.js';

const PHOTO_BYTES = 10 * 1024 * 1024;

const composer = byId('composer');
const WIDE = 720;

/**
 * What is shown below the chat: on a phone the menu at first, as in WeChat; before a keyboard the
 * input. @type {'menu' | 'keyboard'}
 */
let mode = window.innerWidth < WIDE ? 'menu' : 'keyboard';
let plusOpen = false;
/** What is drawn now: drawn anew only for another person, so that no half-written text is lost. */
let drawnFor = '';

/** Draws the input and the menu. */
export function startComposer() {
  onChange((what) => {
    if (what === 'all' || what === 'menu') draw();
  });
}

function draw() {
  const person = currentPerson();
  const state = JSON.stringify([person?.openid, person?.subscribed, mode, plusOpen, store.menu]);
  if (state === drawnFor) return;
  drawnFor = state;
  if (!person) return fill(composer);
  if (!person.subscribed) return fill(composer, followBar());
  const withMenu = store.menu !== null && store.menu.length > 0;
  const bar =
    withMenu && mode === 'menu'
      ? menuBar(store.menu ?? [], toggle('keyboard'))
      : inputBar(withMenu);
  fill(composer, bar, plusOpen && (mode === 'keyboard' || !withMenu) && plusPanel());
}

/** @param {'menu' | 'keyboard'} next */
function toggle(next) {
  return () => {
    mode = next;
    plusOpen = false;
    draw();
    if (next === 'keyboard') composer.querySelector('textarea')?.focus();
  };
}

function followBar() {
  const follow = () => void act(store.current, 'follow');
  return h(
    'div',
    { class: 'follow' },
    h(
      'button',
      { type: 'button', class: 'weui-btn weui-btn_primary', onclick: follow },
      '关注公众号',
    ),
    h('button', { type: 'button', class: 'weui-btn weui-btn_default', onclick: scan }, '扫码关注'),
  );
}

/** @param {boolean} withMenu */
function inputBar(withMenu) {
  const plus = iconButton('plus', '更多功能', () => {
    plusOpen = !plusOpen;
    draw();
  });
  plus.setAttribute('aria-expanded', String(plusOpen));
  const { input, send } = textInput(
    (text) => void act(store.current, 'text', { text }),
    (empty) => {
      plus.hidden = !empty;
    },
  );
  const toMenu = withMenu && iconButton('menu', '显示菜单', toggle('menu'));
  return h('div', { class: 'composer__bar' }, toMenu, input, send, plus);
}

function plusPanel() {
  const file = h('input', {
    type: 'file',
    accept: 'image/*',
    hidden: true,
    'aria-label': '选择图片',
  });
  file.addEventListener('change', () => {
    if (file.files?.[0]) sendPhoto(file.files[0]);
    file.value = '';
  });
  const place = async () => {
    const where = await askPlace();
    if (where) void act(store.current, 'location', where);
  };
  return h(
    'div',
    { class: 'plus' },
    file,
    tile('photo', '照片', () => file.click()),
    tile('place', '位置', place),
    tile('voice', '语音', speak),
    tile('scan', '扫一扫', scan),
  );
}

/** @param {File} file */
function sendPhoto(file) {
  if (!file.type.startsWith('image/')) return toast('请选择一张图片');
  if (file.size > PHOTO_BYTES) return toast('图片最大 10 MB');
  void act(store.current, 'photo', file);
}

async function speak() {
  const field = {
    name: 'words',
    label: '说的话',
    placeholder: '可不填：多数公众号收不到识别结果',
    optional: true,
  };
  const values = await askFor('发一段语音', [field], '发送');
  if (values) void act(store.current, 'voice', values.words ? { recognition: values.words } : {});
}

async function scan() {
  const field = { name: 'scene', label: '场景值', placeholder: '例如：event-7', longest: 128 };
  const values = await askFor('扫公众号的二维码', [field], '扫码');
  if (values?.scene) void act(store.current, 'scan', { scene: values.scene });
}

/**
 * @param {string} name
 * @param {string} label
 * @param {() => void} onclick
 */
function tile(name, label, onclick) {
  return h(
    'button',
    { type: 'button', class: 'tile', onclick },
    h('span', { class: 'tile__icon' }, icon(name)),
    label,
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {() => void} onclick
 */
function iconButton(name, label, onclick) {
  return h(
    'button',
    { type: 'button', class: 'icon-button', 'aria-label': label, onclick },
    icon(name),
  );
}
