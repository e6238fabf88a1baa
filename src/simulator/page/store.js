// @ts-check
import { post } from './api.js';

/** @import { ApiCall, ChangeView, Delivery, FollowerView, MenuButton, MessageView, Person, WholeView } from './types.d.ts' */

const RECORDS_KEPT = 60;
const RECONNECT_MS = 1000;
const REMEMBERED = 'yuanxin.simulator.follower';

/** All that the page shows. */
export const store = {
  account: { name: '公众号', type: 'service' },
  /** @type {Map<string, Person>} */
  people: new Map(),
  /** Whose chat is open. */
  current: '',
  /** @type {MenuButton[] | null} */
  menu: null,
  /** Newest first. @type {Delivery[]} */
  deliveries: [],
  /** Newest first. @type {ApiCall[]} */
  calls: [],
  /** @type {WholeView['misbehaviours']} */
  misbehaviours: {},
};

/** What a listener is told to draw anew. @typedef {'all' | 'people' | 'message' | 'menu' | 'records' | 'switches'} What */
/** @typedef {(what: What, message?: MessageView) => void} Listener */

/** Who is to be selected when they come. */
let awaited = '';

/** @type {Listener[]} */
const listeners = [];

/** @param {Listener} listener */
export function onChange(listener) {
  listeners.push(listener);
}

/**
 * @param {What} what
 * @param {MessageView} [message]
 */
function tell(what, message) {
  for (const listener of listeners) listener(what, message);
}

/** The account is writing to them, as far as they can tell. @param {Person | undefined} person */
export function isTyping(person) {
  return person !== undefined && (person.typing > 0 || person.asked);
}

/** @returns {Person | undefined} */
export function currentPerson() {
  return store.people.get(store.current);
}

/** Opens a chat; one who is not known yet, as soon as they are. @param {string} openid */
export function select(openid) {
  const person = store.people.get(openid);
  awaited = person ? '' : openid;
  if (!person) return;
  store.current = openid;
  person.unread = 0;
  sessionStorage.setItem(REMEMBERED, openid);
  tell('all');
}

/** Follows the simulator's changes, and begins anew whenever the connection was lost. */
export function connect() {
  /** Changes that come before the whole has been read. @type {ChangeView[] | null} */
  let waiting = [];
  const source = new EventSource('api/events');
  const begin = async () => {
    waiting = [];
    if (!(await load())) return again();
    for (const change of waiting) take(change);
    waiting = null;
  };
  // The browser gives up where it is answered with an error, as by a program that is just starting.
  const again = () => {
    source.close();
    setTimeout(connect, RECONNECT_MS);
  };
  source.onopen = begin;
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) again();
  };
  source.onmessage = (event) => {
    /** @type {ChangeView} */
    const change = JSON.parse(event.data);
    if (change.type === 'reset') void begin();
    else if (waiting) waiting.push(change);
    else take(change);
  };
}

/** @returns {Promise<boolean>} */
async function load() {
  /** @type {WholeView | null} */
  const whole = await post('open');
  if (!whole) return false;
  const before = store.people;
  store.people = new Map(
    whole.followers.map((one) => {
      const unread = before.get(one.openid)?.unread ?? 0;
      return [one.openid, { ...one, unread, typing: 0, asked: false }];
    }),
  );
  store.account = whole.account;
  store.menu = whole.menu;
  store.misbehaviours = whole.misbehaviours;
  store.deliveries = whole.deliveries.reverse();
  store.calls = whole.calls.reverse();
  const wished = store.current || sessionStorage.getItem(REMEMBERED) || '';
  const first = store.people.keys().next().value ?? '';
  store.current = store.people.has(wished) ? wished : first;
  tell('all');
  return true;
}

/** @param {ChangeView} change */
function take(change) {
  switch (change.type) {
    case 'message':
      return takeMessage(change.openid, change.message, change.follower);
    case 'follower':
      takeFollower(change.follower);
      if (change.follower.openid === awaited) return select(awaited);
      return tell(change.follower.openid === store.current ? 'all' : 'people');
    case 'typing':
      return takeTyping(change);
    case 'menu':
      store.menu = change.menu;
      return tell('menu');
    case 'misbehaviour':
      store.misbehaviours = change.misbehaviours;
      return tell('switches');
    case 'delivery':
      store.deliveries = upsert(store.deliveries, change.delivery);
      return tell('records');
    case 'call':
      store.calls = upsert(store.calls, change.call);
      return tell('records');
  }
}

/** @param {FollowerView} view */
function takeFollower(view) {
  const known = store.people.get(view.openid) ?? {
    messages: [],
    unread: 0,
    typing: 0,
    asked: false,
  };
  store.people.set(view.openid, { ...known, ...view });
}

/**
 * @param {string} openid
 * @param {MessageView} message
 * @param {FollowerView} view
 */
function takeMessage(openid, message, view) {
  takeFollower(view);
  const person = store.people.get(openid);
  if (!person) return;
  const at = person.messages.findIndex(({ id }) => id === message.id);
  if (at >= 0) {
    person.messages[at] = message;
    return tell('all');
  }
  person.messages.push(message);
  if (message.from === 'account') person.asked = false;
  if (openid === store.current) return tell('message', message);
  if (message.from === 'account') person.unread += 1;
  tell('people');
}

/** @param {Extract<ChangeView, { type: 'typing' }>} change */
function takeTyping({ openid, on, asked }) {
  const person = store.people.get(openid);
  if (!person) return;
  if (asked) person.asked = on;
  else person.typing = Math.max(0, person.typing + (on ? 1 : -1));
  tell('people');
}

/**
 * @template {{ id: string }} T
 * @param {T[]} list newest first
 * @param {T} one
 * @returns {T[]}
 */
function upsert(list, one) {
  const known = list.some(({ id }) => id === one.id);
  if (known) return list.map((other) => (other.id === one.id ? one : other));
  return [one, ...list].slice(0, RECORDS_KEPT);
}
