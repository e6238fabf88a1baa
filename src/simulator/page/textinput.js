// @ts-check
import { h } from './dom.js';

const MOST_ROWS = 5;

/**
 * Where a message is written: it grows with its lines, and Enter sends it.
 *
 * @param {(text: string) => void} onSend
 * @param {(empty: boolean) => void} onChange
 * @returns {{ input: HTMLTextAreaElement, send: HTMLButtonElement }}
 */
export function textInput(onSend, onChange) {
  const input = h('textarea', {
    class: 'composer__input',
    rows: 1,
    maxlength: 5000,
    'aria-label': '说点什么',
    placeholder: '说点什么，例如：我想申请困难救助',
    enterkeyhint: 'send',
  });
  const send = h('button', { type: 'button', class: 'composer__send', hidden: true }, '发送');
  const adjust = () => {
    const empty = input.value.trim() === '';
    send.hidden = empty;
    input.rows = Math.min(MOST_ROWS, input.value.split('\n').length);
    onChange(empty);
  };
  const submit = () => {
    const text = input.value;
    if (text.trim() === '') return;
    input.value = '';
    adjust();
    onSend(text);
  };
  input.addEventListener('input', adjust);
  input.addEventListener('keydown', (event) => {
    // While an input method composes, Enter picks a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    submit();
  });
  send.addEventListener('click', () => {
    submit();
    input.focus();
  });
  return { input, send };
}
