// @ts-check
import { link, music, news, place, template } from './cards.js';
import { h } from './dom.js';
import { icon } from './icons.js';
import { sayDuration } from './times.js';

/** @import { MessageView } from './types.d.ts' */

/**
 * What tapping something in a message does.
 * @typedef {object} Taps
 * @property {(content: string, id: string) => void} choose
 * @property {(address: string) => void} enlarge
 */

/**
 * What a message looks like, whoever it is from.
 *
 * @param {MessageView} message
 * @param {Taps} taps
 * @returns {HTMLElement}
 */
export function bubble(message, taps) {
  if (message.deleted) return h('div', { class: 'bubble bubble--deleted' }, '该内容已被发布者删除');
  switch (message.kind) {
    case 'image':
      return picture(message, taps);
    case 'voice':
      return voice(message);
    case 'video':
      return h(
        'div',
        { class: 'bubble bubble--video' },
        icon('play'),
        h('span', {}, message.title || '视频'),
      );
    case 'music':
      return music(message);
    case 'news':
      return news(message);
    case 'choices':
      return choices(message, taps);
    case 'location':
      return place(message);
    case 'template':
      return template(message);
    case 'card':
      return h(
        'div',
        { class: 'card card--program' },
        h('small', {}, '小程序'),
        h('strong', {}, message.title),
      );
    default:
      return h('div', { class: 'bubble' }, ...text(message, taps));
  }
}

/**
 * @param {MessageView} message
 * @param {Taps} taps
 */
function text(message, taps) {
  return message.parts.map((part) => {
    if ('choice' in part) return choiceButton(part.text, part.choice, taps);
    if ('href' in part) return link(part.href, {}, part.text);
    return document.createTextNode(part.text);
  });
}

/**
 * @param {string} label
 * @param {{ id: string, content: string }} choice
 * @param {Taps} taps
 */
function choiceButton(label, choice, taps) {
  const onclick = () => taps.choose(choice.content, choice.id);
  return h('button', { type: 'button', class: 'choice', onclick }, label);
}

/**
 * @param {MessageView} message
 * @param {Taps} taps
 */
function picture({ mediaId }, taps) {
  const address = `media/${mediaId}`;
  const image = h('img', { src: address, alt: '图片', loading: 'lazy' });
  const onclick = () => taps.enlarge(address);
  const button = h(
    'button',
    { type: 'button', class: 'picture', 'aria-label': '看大图', onclick },
    image,
  );
  image.addEventListener('error', () => {
    button.replaceWith(h('div', { class: 'bubble bubble--deleted' }, '图片已过期'));
  });
  return button;
}

/** @param {MessageView} message */
function voice({ text }) {
  const spoken = text === '[语音]' ? '' : text;
  const seconds = Math.min(60, Math.max(2, Math.ceil(spoken.length / 3)));
  return h(
    'div',
    { class: 'voice' },
    h(
      'div',
      { class: 'bubble bubble--voice', role: 'img', 'aria-label': `语音 ${seconds} 秒` },
      icon('sound'),
      `${seconds}″`,
    ),
    spoken && h('p', { class: 'voice__words' }, spoken),
  );
}

/**
 * @param {MessageView} message
 * @param {Taps} taps
 */
function choices({ head, choices: offered = [], tail }, taps) {
  return h(
    'div',
    { class: 'bubble bubble--choices' },
    head && h('p', {}, head),
    ...offered.map((one) => choiceButton(one.content, one, taps)),
    tail && h('p', {}, tail),
  );
}

/** A customer-service message is late from here on; before, it came as fast as a reply. */
const LATE_MS = 1000;

/** Something did not go as it should. @param {MessageView} message */
export function isOdd({ attempt = 1, lateMs = 0 }) {
  return attempt > 1 || lateMs >= LATE_MS;
}

/**
 * The small grey remark under a message: how it came, and how late.
 *
 * @param {MessageView} message
 * @returns {string}
 */
export function remark(message) {
  const { via, attempt, lateMs = 0 } = message;
  if (via === 'passive') return attempt && attempt > 1 ? `第${attempt}次投递` : '';
  if (via === 'custom')
    return lateMs < LATE_MS ? '客服消息' : `客服消息 · 迟到 ${sayDuration(lateMs)}`;
  if (via === 'mass') return '群发';
  if (via === 'preview') return '群发预览';
  return via === 'template' ? '模板消息' : '';
}
