// @ts-check
import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * Opens a dialog. Escape, the shade and its own buttons close it.
 *
 * @param {string} label
 * @param {(close: () => void) => import('./dom.js').Child[]} content
 * @param {string} [kind]
 * @returns {Promise<void>} when it is closed
 */
export function openSheet(label, content, kind = 'sheet') {
  return new Promise((resolve) => {
    const dialog = h('dialog', { class: kind, 'aria-label': label });
    const close = () => dialog.close();
    dialog.append(h('div', { class: `${kind}__inner` }, ...content(close)));
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) close();
    });
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}

/**
 * The head of a sheet: its title, and a button to close it.
 *
 * @param {string} title
 * @param {() => void} close
 */
export function sheetHead(title, close) {
  const button = h('button', {
    type: 'button',
    class: 'icon-button',
    'aria-label': '关闭',
    onclick: close,
  });
  button.append(icon('close'));
  return h(
    'header',
    { class: 'sheet__head' },
    button,
    h('h3', {}, title),
    h('span', { class: 'icon-button' }),
  );
}

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [value]
 * @property {string} [placeholder]
 * @property {string} [mode] of the keyboard
 * @property {boolean} [optional]
 * @property {number} [longest]
 */

/**
 * Asks for a few values.
 *
 * @param {string} title
 * @param {Field[]} fields
 * @param {string} done the button
 * @param {(write: (values: Record<string, string>) => void) => import('./dom.js').Child[]} [above]
 *   what stands above the fields and can fill them in
 * @returns {Promise<Record<string, string> | null>} null where it was closed
 */
export async function askFor(title, fields, done, above = () => []) {
  /** @type {Record<string, string> | null} */
  let answer = null;
  await openSheet(title, (close) => {
    const form = h('form', { class: 'sheet__form' });
    /** @param {Record<string, string>} values */
    const write = (values) => {
      for (const [name, value] of Object.entries(values)) {
        const input = form.elements.namedItem(name);
        if (input instanceof HTMLInputElement) input.value = value;
      }
    };
    form.append(
      ...fields.map(inputRow),
      h('button', { type: 'submit', class: 'weui-btn weui-btn_primary sheet__done' }, done),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const values = new FormData(form);
      answer = Object.fromEntries(
        fields.map(({ name }) => [name, String(values.get(name) ?? '').trim()]),
      );
      close();
    });
    return [sheetHead(title, close), ...above(write), form];
  });
  return answer;
}

/** @param {Field} field */
function inputRow({
  name,
  label,
  value = '',
  placeholder = '',
  mode = 'text',
  optional,
  longest = 100,
}) {
  const input = h('input', {
    name,
    value,
    placeholder,
    inputmode: mode,
    maxlength: longest,
    required: !optional,
    autocomplete: 'off',
    class: 'weui-input',
  });
  return h('label', { class: 'sheet__row' }, h('span', {}, label), input);
}

/**
 * @param {string} title
 * @param {string} before
 * @returns {Promise<string>} '' where it was closed
 */
export async function askName(title, before) {
  const field = {
    name: 'name',
    label: '名字',
    value: before,
    placeholder: '例如：小安',
    longest: 20,
  };
  return (await askFor(title, [field], '确定'))?.name ?? '';
}

/**
 * A list of things to do, as WeChat's 更多.
 *
 * @param {string} label
 * @param {{ label: string, danger?: boolean, run: () => void }[]} actions
 */
export function chooseAction(label, actions) {
  return openSheet(label, (close) => [
    h(
      'div',
      { class: 'actions' },
      ...actions.map(({ label: words, danger, run }) =>
        h(
          'button',
          {
            type: 'button',
            class: danger ? 'action action--danger' : 'action',
            onclick: () => {
              close();
              run();
            },
          },
          words,
        ),
      ),
      h('button', { type: 'button', class: 'action action--cancel', onclick: close }, '取消'),
    ),
  ]);
}

/** @param {string} address */
export function showPicture(address) {
  void openSheet(
    '图片',
    (close) => [
      h(
        'button',
        { type: 'button', class: 'lightbox__close', 'aria-label': '关闭图片', onclick: close },
        h('img', { src: address, alt: '图片' }),
      ),
    ],
    'lightbox',
  );
}
