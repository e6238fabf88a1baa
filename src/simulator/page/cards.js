// @ts-check
import { h } from './dom.js';
import { icon } from './icons.js';

/** @import { MessageView } from './types.d.ts' */

/**
 * A link that opens beside the chat; without an address, the same without a link.
 *
 * @param {string | undefined} href checked by the server: http, https, a page of our own, or ''
 * @param {Record<string, unknown>} attributes
 * @param {...import('./dom.js').Child} children
 */
export function link(href, attributes, ...children) {
  if (!href) return h('div', attributes, ...children);
  return h('a', { ...attributes, href, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

/** @param {MessageView} message */
export function music({ title, text, url }) {
  const description = text.split('\n').slice(1).join(' ');
  const words = h(
    'span',
    { class: 'card__words' },
    h('strong', {}, title),
    h('small', {}, description || '音乐'),
  );
  return link(url, { class: 'card card--music' }, icon('music'), words);
}

/** @param {MessageView} message */
export function news({ articles = [] }) {
  const [first, ...others] = articles;
  if (!first) return h('div', { class: 'card' });
  if (others.length === 0) {
    return link(
      first.url,
      { class: 'card card--article' },
      cover(first.picture, 'card__cover'),
      h('strong', { class: 'card__title' }, first.title),
      first.description && h('p', { class: 'card__text' }, first.description),
    );
  }
  return h(
    'div',
    { class: 'card card--articles' },
    link(
      first.url,
      { class: 'card__first' },
      cover(first.picture, 'card__cover'),
      h('strong', {}, first.title),
    ),
    ...others.map((one) =>
      link(
        one.url,
        { class: 'card__row' },
        h('span', {}, one.title),
        cover(one.picture, 'card__thumb'),
      ),
    ),
  );
}

/**
 * @param {string} address
 * @param {string} name
 */
function cover(address, name) {
  const blank = h('div', { class: `${name} cover--blank` });
  if (!address) return blank;
  const image = h('img', { class: name, src: address, alt: '', loading: 'lazy' });
  image.addEventListener('error', () => image.replaceWith(blank));
  return image;
}

/** @param {MessageView} message */
export function place({ text, location }) {
  const { lat = 0, lng = 0 } = location ?? {};
  return h(
    'div',
    { class: 'card card--place' },
    h('strong', { class: 'card__title' }, text),
    h('small', {}, `${lat.toFixed(5)}, ${lng.toFixed(5)}`),
    h('div', { class: 'map' }, icon('place')),
  );
}

/** @param {MessageView} message */
export function template({ title, fields = [], url }) {
  const rows = fields.flatMap(({ label, value }) => [h('dt', {}, label), h('dd', {}, value)]);
  return link(
    url,
    { class: 'card card--template' },
    h('strong', { class: 'card__title' }, title),
    h('dl', {}, ...rows),
    url && h('span', { class: 'card__more' }, '详情', icon('chevron')),
  );
}
