// @ts-check
import { byId, fill, h } from './dom.js';
import { onChange, store } from './store.js';
import { drawSwitches } from './switches.js';
import { sayDuration, sayExactTime } from './times.js';

/** @import { ApiCall, Delivery } from './types.d.ts' */

const WIDE = 1180;
const tabs = ['deliveries', 'calls', 'switches'];
/** Rows that are opened stay so when they are drawn anew. @type {Set<string>} */
const opened = new Set();

/** The panel 平台记录: what went to the bot, what it called, and what can be made to go wrong. */
export function startRecords() {
  onChange((what) => {
    if (what === 'all' || what === 'records') draw();
    if (what === 'all' || what === 'switches') drawSwitches(byId('panel-switches'));
  });
  byId('show-records').addEventListener('click', () => show(!isShown()));
  byId('hide-records').addEventListener('click', () => {
    show(false);
    byId('show-records').focus();
  });
  for (const name of tabs) {
    byId(`tab-${name}`).addEventListener('click', () => choose(name));
    byId(`panel-${name}`).tabIndex = 0;
  }
  byId('tab-deliveries').parentElement?.addEventListener('keydown', byArrows);
  show(window.innerWidth >= WIDE);
}

function isShown() {
  return byId('app').classList.contains('app--records');
}

/** @param {boolean} shown */
function show(shown) {
  byId('app').classList.toggle('app--records', shown);
  byId('show-records').setAttribute('aria-expanded', String(shown));
}

/** @param {string} chosen */
function choose(chosen) {
  for (const name of tabs) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute('aria-selected', String(name === chosen));
    tab.tabIndex = name === chosen ? 0 : -1;
    byId(`panel-${name}`).hidden = name !== chosen;
  }
}

/** @param {KeyboardEvent} event */
function byArrows(event) {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (step === 0) return;
  const at = tabs.findIndex((name) => byId(`tab-${name}`) === document.activeElement);
  const next = tabs[(at + step + tabs.length) % tabs.length] ?? 'deliveries';
  choose(next);
  byId(`tab-${next}`).focus();
}

function draw() {
  fill(byId('panel-deliveries'), ...rows(store.deliveries.map(delivery), '还没有投递'));
  fill(byId('panel-calls'), ...rows(store.calls.map(call), '机器人还没有调用接口'));
}

/**
 * @param {HTMLElement[]} drawn
 * @param {string} none
 */
function rows(drawn, none) {
  return drawn.length > 0 ? drawn : [h('p', { class: 'records__none' }, none)];
}

/**
 * A row that can be opened.
 *
 * @param {string} id
 * @param {import('./dom.js').Child[]} head
 * @param {import('./dom.js').Child[]} body
 */
function row(id, head, body) {
  const details = h(
    'details',
    { class: 'record', open: opened.has(id) },
    h('summary', {}, ...head),
    ...body,
  );
  details.addEventListener('toggle', () => {
    if (details.open) opened.add(id);
    else opened.delete(id);
  });
  return details;
}

/** @type {Record<Delivery['outcome'], [string, string]>} */
const outcomes = {
  'under-way': ['投递中', 'busy'],
  replied: ['已回复', 'good'],
  acknowledged: ['已确认', 'plain'],
  failed: ['失败', 'bad'],
  malformed: ['回复无效', 'bad'],
};

/** @type {Record<Delivery['attempts'][number]['outcome'], string>} */
const attemptOutcomes = {
  replied: '回复',
  acknowledged: '确认，无回复',
  malformed: '回复无效',
  timeout: '超时',
  'no-connection': '连不上',
  'http-error': '状态码不是 200',
  'answer-dropped': '回复被丢弃',
};

/** @param {Delivery} one */
function delivery(one) {
  const [words, tone] = outcomes[one.outcome];
  const ms = one.attempts.reduce((sum, attempt) => sum + attempt.ms, 0);
  const who = store.people.get(one.openid)?.name ?? '平台';
  const count = one.attempts.length > 1 ? ` · ${one.attempts.length} 次` : '';
  return row(
    one.id,
    [
      h('span', { class: 'record__label' }, one.label),
      h('span', { class: `chip chip--${tone}` }, words),
      h('small', {}, `${sayExactTime(one.at)} · ${who}${count} · ${sayDuration(ms)}`),
    ],
    [
      h('ol', { class: 'attempts' }, ...one.attempts.map(attempt)),
      block('发给机器人（解密后）', lined(one.request)),
      block('机器人的回答', lined(one.attempts.at(-1)?.answer ?? '')),
    ],
  );
}

/** @param {Delivery['attempts'][number]} one */
function attempt({ number, status, ms, outcome, problem }) {
  const said = [`第 ${number} 次`, status ?? '—', sayDuration(ms), attemptOutcomes[outcome]];
  const odd = outcome !== 'replied' && outcome !== 'acknowledged';
  return h(
    'li',
    { class: odd ? 'is-odd' : '' },
    said.join(' · '),
    problem && h('small', {}, problem),
  );
}

/** @param {ApiCall} one */
function call(one) {
  const tone = one.errcode === 0 ? 'good' : 'bad';
  return row(
    one.id,
    [
      h(
        'span',
        { class: 'record__label record__label--path' },
        one.endpoint.replace('/cgi-bin/', ''),
      ),
      h('span', { class: `chip chip--${tone}` }, one.errcode === null ? '断开' : one.errcode),
      h('small', {}, `${sayExactTime(one.at)} · ${one.method} · ${sayDuration(one.ms)}`),
    ],
    [block('请求', pretty(one.request)), block('响应', pretty(one.response))],
  );
}

/** An element a line. @param {string} xml */
function lined(xml) {
  return xml.replace(/(<\/\w+>|<xml>)(?=<)/g, '$1\n');
}

/** @param {unknown} value */
function pretty(value) {
  return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
}

/**
 * @param {string} label
 * @param {string} text
 */
function block(label, text) {
  return text === ''
    ? null
    : h('figure', {}, h('figcaption', {}, label), h('pre', { tabindex: 0 }, text));
}
