import type { FormState } from '../talk.ts';
import { type Assignment, readAssignment } from './assignment.ts';
import type { Field, Form } from './form.ts';
import { fieldsByName } from './names.ts';
import { fieldAsked, visibleFields } from './place.ts';

/** A field named in a text, and what is said of it. */
export interface Mention extends Assignment {
  field: Field;
  /** Where in the text it begins. */
  start: number;
}

const clauseStart =
  '(?<=^|[,，;；。.!！?？、\\s]|和|还有|另外|然后|把|我的|我|那个|前面的?|上面的?|刚才的?|刚刚的?|请)';
const previous = ['上一个', '上一项', '上一题', '上一条', '上个', '前一个', '刚才', '刚刚'];
/** Values that look like nothing else need no name. */
const shapes = {
  phone: /(?<!\d)1[3-9]\d{9}(?!\d)/g,
  'resident-id': /(?<!\d)\d{17}[\dXx](?![\dXx])/g,
};

/** The fields a text names that may be answered now, in the order of the text. */
export function mentionsIn(form: Form, state: FormState, text: string): Mention[] {
  const fields = answerable(form, state);
  const shaped = shapesIn(fields, text);
  const byName = namedIn(namesAt(fields, state), shaped, text);
  const named = byName.length > 0 ? byName : namedIn(previousNames(form, state), shaped, text);
  const unnamed = shaped.filter(({ value }) => !named.some((one) => one.value?.includes(value)));
  return [...named, ...unnamed].sort((one, other) => one.start - other.start);
}

/**
 * The answered fields, the one asked, and those after it. What lies behind an open yes-or-no
 * question may depend on it: a consent must be given before anything is taken.
 */
function answerable(form: Form, state: FormState): Field[] {
  const visible = visibleFields(form, state.answers);
  const open = (field: Field) => !Object.hasOwn(state.answers, field.name);
  const gate = visible.findIndex((field) => field.kind === 'yes-no' && open(field));
  return visible.filter(
    (field, at) => field.kind !== 'photo' && (gate < 0 || at <= gate || !open(field)),
  );
}

/** 我 is the name of a name, but only where that is asked. */
function namesAt(fields: readonly Field[], { asking }: FormState): Map<string, Field> {
  const names = [...fieldsByName(fields)];
  return new Map(names.filter(([name, field]) => name.length > 1 || field.name === asking));
}

/** 上一个: the field answered before the one asked. */
function previousNames(form: Form, state: FormState): Map<string, Field> {
  const visible = visibleFields(form, state.answers);
  const asked = fieldAsked(form, state);
  const before = asked && visible[visible.indexOf(asked) - 1];
  return new Map(before ? previous.map((name) => [name, before]) : []);
}

function namedIn(names: Map<string, Field>, shaped: readonly Shaped[], text: string): Mention[] {
  const longestFirst = [...names.keys()].sort((one, other) => other.length - one.length);
  if (longestFirst.length === 0) return [];
  const name = new RegExp(`${clauseStart}(?:${longestFirst.map(literal).join('|')})`, 'g');
  const hits = [...text.matchAll(name)];
  return hits.flatMap((hit, at): Mention[] => {
    const field = names.get(hit[0]);
    const from = hit.index + hit[0].length;
    // 我叫李明 139…: the number is another field's.
    const other = shaped.find((one) => one.start >= from && one.field !== field)?.start;
    const until = Math.min(hits[at + 1]?.index ?? text.length, other ?? text.length);
    return field ? [{ field, start: hit.index, ...readAssignment(text.slice(from, until)) }] : [];
  });
}

const literal = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

type Shaped = Mention & { value: string };

function shapesIn(fields: readonly Field[], text: string): Shaped[] {
  return Object.entries(shapes).flatMap(([kind, shape]): Shaped[] => {
    const [field, ...others] = fields.filter((one) => one.kind === kind);
    const [hit, ...further] = [...text.matchAll(shape)];
    if (!field || !hit || others.length > 0 || further.length > 0) return [];
    return [{ field, start: hit.index, corrects: false, joined: false, value: hit[0] }];
  });
}
