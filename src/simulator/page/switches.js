// @ts-check
import { post } from './api.js';
import { fill, h, toast } from './dom.js';
import { store } from './store.js';

/** @type {{ name: keyof typeof store.misbehaviours, label: string, note: string, setting: object }[]} */
const switches = [
  { name: 'busy', label: '系统繁忙', note: '接口都回 -1', setting: {} },
  { name: 'quotaSpent', label: '配额用完', note: '接口回 45009，群发回 45028', setting: {} },
  { name: 'slow', label: '变慢', note: '接口多等 3 秒', setting: { ms: 3000 } },
  { name: 'dropConnection', label: '断开连接', note: '接口不回答就断开', setting: {} },
  {
    name: 'dropAnswers',
    label: '丢弃回复',
    note: '第 1 次投递的回复收不到，再投一次',
    setting: { attempts: 1 },
  },
  { name: 'deliverTwice', label: '同时投两次', note: '同一条消息同时到达两次', setting: {} },
  { name: 'outOfOrder', label: '顺序颠倒', note: '后发的消息先到', setting: {} },
  {
    name: 'massStatus',
    label: '群发被拒',
    note: '管理员没有确认：err(40001)',
    setting: { status: 'err(40001)' },
  },
];

/** @param {HTMLElement} panel */
export function drawSwitches(panel) {
  const focused = document.activeElement?.id;
  fill(
    panel,
    h('p', { class: 'records__note' }, '微信不总是好好的。打开一项，看机器人怎么应付。'),
    h('div', { class: 'switches' }, ...switches.map(row)),
    h(
      'div',
      { class: 'records__buttons' },
      button('令牌提前失效', expireTokens),
      button('验证服务器地址', verify),
      button('清空，从头再来', reset, true),
    ),
  );
  if (focused) panel.querySelector(`#${CSS.escape(focused)}`)?.dispatchEvent(new Event('refocus'));
}

/** @param {typeof switches[number]} one */
function row({ name, label, note, setting }) {
  const input = h('input', {
    id: `switch-${name}`,
    type: 'checkbox',
    role: 'switch',
    class: 'weui-switch',
    checked: Boolean(store.misbehaviours[name]),
    onchange: () => void post('misbehave', { [name]: input.checked ? setting : null }),
    // Drawn anew when the change comes back: the focus stays with it.
    onrefocus: () => input.focus(),
  });
  return h('label', { class: 'switch' }, h('span', {}, label, h('small', {}, note)), input);
}

/**
 * @param {string} label
 * @param {() => void} onclick
 * @param {boolean} [danger]
 */
function button(label, onclick, danger = false) {
  const kind = danger ? 'weui-btn_warn' : 'weui-btn_default';
  return h('button', { type: 'button', class: `weui-btn weui-btn_mini ${kind}`, onclick }, label);
}

async function expireTokens() {
  if (await post('misbehave', { tokensExpire: true })) toast('令牌都已失效');
}

async function verify() {
  const result = await post('verify');
  if (result) toast(result.ok ? '验证通过' : `没有通过：${result.status ?? '连不上'}`);
}

async function reset() {
  if (!window.confirm('清空所有粉丝和聊天？')) return;
  if (await post('reset')) toast('已清空');
}
