// @ts-check
import { post } from './api.js';
import { personAvatar } from './chat.js';
import { byId, fill, h } from './dom.js';
import { askName } from './sheets.js';
import { isTyping, onChange, select, store } from './store.js';
import { sayTime } from './times.js';

/** @import { Person } from './types.d.ts' */

const list = byId('people-list');

/** Draws the followers one can be. */
export function startPeople() {
  onChange((what) => {
    if (what === 'all' || what === 'people' || what === 'message') draw();
  });
  byId('add-person').addEventListener('click', addPerson);
  byId('show-people').addEventListener('click', () => togglePeople(true));
  byId('people-shade').addEventListener('click', () => togglePeople(false));
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') togglePeople(false);
  });
}

/** @param {boolean} shown */
function togglePeople(shown) {
  byId('app').classList.toggle('app--people', shown);
  byId('people-shade').hidden = !shown;
}

async function addPerson() {
  const name = await askName('添加一位粉丝', '');
  if (!name) return;
  const added = await post('followers', { name });
  if (added) select(added.openid);
  togglePeople(false);
}

function draw() {
  // The row that has the focus keeps it, although it is made anew.
  const focused = document.activeElement?.getAttribute('data-openid');
  fill(list, ...[...store.people.values()].map(row));
  if (focused) {
    /** @type {HTMLElement | null} */
    const again = list.querySelector(`[data-openid="${CSS.escape(focused)}"]`);
    again?.focus();
  }
}

/** @param {Person} person */
function row(person) {
  const last = person.messages.at(-1);
  const open = person.openid === store.current;
  const preview = isTyping(person)
    ? '对方正在输入…'
    : (last?.parts.map(({ text }) => text).join('') ?? '');
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'person',
        'data-openid': person.openid,
        'aria-current': open ? 'true' : false,
        onclick: () => {
          select(person.openid);
          togglePeople(false);
        },
      },
      h('span', { class: 'person__avatar' }, personAvatar(person), unreadMark(person)),
      h(
        'span',
        { class: 'person__words' },
        h(
          'span',
          { class: 'person__name' },
          person.name,
          !person.subscribed && h('small', {}, '未关注'),
        ),
        h('span', { class: 'person__preview' }, preview),
      ),
      last && h('time', { class: 'person__time' }, sayTime(last.at)),
    ),
  );
}

/** @param {Person} person */
function unreadMark({ unread }) {
  if (unread === 0) return null;
  return h(
    'span',
    { class: 'unread', 'aria-label': `${unread} 条未读` },
    unread > 99 ? '99+' : unread,
  );
}
