// @ts-check
import { act } from './api.js';
import { bubble, isOdd, remark } from './bubbles.js';
import { byId, fill, h } from './dom.js';
import { showPicture } from './sheets.js';
import { currentPerson, isTyping, onChange, store } from './store.js';
import { sayTime } from './times.js';

/** @import { MessageView, Person } from './types.d.ts' */

/** A line tells the time again after such a silence. */
const SILENCE_MS = 5 * 60 * 1000;

/** So many pixels from the end still count as being there. */
const NEAR_END = 160;

const lines = byId('lines');
const scroll = byId('scroll');
let atEnd = true;

/** Draws the chat that is open, and goes on drawing it. */
export function startChat() {
  onChange((what, message) => {
    if (what === 'message' && message) addLine(message);
    else if (what === 'all') drawAll();
    drawHead();
  });
  // What opens below the chat takes from its height: the last line stays in sight.
  new ResizeObserver(() => {
    if (atEnd) toEnd();
  }).observe(scroll);
  // Whoever has no wheel scrolls by the keys.
  scroll.tabIndex = 0;
  scroll.addEventListener('scroll', () => {
    atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < NEAR_END;
  });
}

function drawHead() {
  const person = currentPerson();
  const title = isTyping(person) ? '对方正在输入…' : store.account.name;
  // Set only where it changes: it is read out.
  if (byId('title').textContent !== title) byId('title').textContent = title;
  byId('title').classList.toggle('is-typing', isTyping(person));
  const kind = store.account.type === 'service' ? '服务号' : '订阅号';
  byId('subtitle').textContent = person ? `${kind} · ${person.name}的微信` : kind;
}

function drawAll() {
  const person = currentPerson();
  const messages = person?.messages ?? [];
  fill(lines, ...messages.flatMap((message, at) => line(message, messages[at - 1])));
  if (person && messages.length === 0) lines.append(emptyNote(person));
  toEnd();
}

/** @param {Person} person */
function emptyNote(person) {
  const words = person.subscribed ? '还没有说过话' : '还没有关注公众号';
  return h('li', { class: 'line line--notice' }, h('span', {}, words));
}

/** @param {MessageView} message */
function addLine(message) {
  const messages = currentPerson()?.messages ?? [];
  if (messages.length === 1) fill(lines);
  const stay = atEnd || message.from === 'follower';
  lines.append(...line(message, messages.at(-2)));
  if (stay) toEnd();
}

function toEnd() {
  scroll.scrollTop = scroll.scrollHeight;
  // Once more when the new line's pictures and fonts have taken their place.
  requestAnimationFrame(() => {
    scroll.scrollTop = scroll.scrollHeight;
  });
}

/**
 * A message, after the time where some has passed.
 *
 * @param {MessageView} message
 * @param {MessageView | undefined} before
 * @returns {HTMLElement[]}
 */
function line(message, before) {
  const silent = !before || message.at - before.at > SILENCE_MS;
  const time = h('li', { class: 'line line--time' }, h('time', {}, sayTime(message.at)));
  return silent ? [time, draw(message)] : [draw(message)];
}

/** @param {MessageView} message */
function draw(message) {
  if (message.from === 'system') {
    const name = message.kind === 'fault' ? 'line line--notice line--fault' : 'line line--notice';
    return h('li', { class: name }, h('span', {}, message.text));
  }
  const own = message.from === 'follower';
  const note = remark(message);
  const wide = message.kind === 'news' || message.kind === 'template';
  return h(
    'li',
    { class: `line ${own ? 'line--own' : 'line--account'}${wide ? ' line--wide' : ''}` },
    own ? personAvatar(currentPerson()) : accountAvatar(),
    h(
      'div',
      { class: 'line__body' },
      h('span', { class: 'reader-only' }, own ? '我：' : `${store.account.name}：`),
      bubble(message, taps),
      note && h('p', { class: isOdd(message) ? 'remark remark--odd' : 'remark' }, note),
    ),
  );
}

/** @type {import('./bubbles.js').Taps} */
const taps = {
  choose: (text, menuId) => void act(store.current, 'text', { text, menuId }),
  enlarge: showPicture,
};

/** @param {Person | undefined} person */
export function personAvatar(person) {
  const first = [...(person?.name ?? '')][0] ?? '';
  return h(
    'span',
    { class: `avatar avatar--${person?.avatar ?? 0}`, 'aria-hidden': 'true' },
    first,
  );
}

function accountAvatar() {
  const avatar = h('span', { class: 'avatar avatar--account', 'aria-hidden': 'true' });
  avatar.textContent = '工';
  return avatar;
}
