import type { Field } from './form.ts';
import { bare } from './words.ts';

/** What members call a field of a kind, whatever its label. */
const namesOfKind: Partial<Record<Field['kind'], readonly string[]>> = {
  phone: ['手机号码', '手机号', '手机', '电话号码', '联系电话', '联系方式', '电话'],
  'resident-id': ['身份证号码', '身份证号', '身份证'],
  date: ['日期'],
};

/** What members call a field whose label is one of these. */
const synonyms: [label: RegExp, names: readonly string[]][] = [
  [
    /^(单位|公司|用人单位|工作单位)(名称|全称|名字)?$/,
    ['单位名称', '单位名字', '单位全称', '单位名', '公司名称', '公司名字', '公司全称', '公司名'],
  ],
  [/^(详细地址|住址|家庭住址)$/, ['地址', '详细地址']],
  [/^(家庭人口)$/, ['家里人口', '几口人', '人口']],
  [/姓名$/, ['姓名', '名字']],
];

/**
 * What a field may be called: its label, its own words, those of its kind, and the end of a long
 * label (申请金额 is 金额 to everybody).
 */
function namesOf(field: Field): string[] {
  const names = [field.label, ...(field.words ?? []), ...(namesOfKind[field.kind] ?? [])];
  names.push(...synonyms.flatMap(([label, its]) => (label.test(field.label) ? its : [])));
  const tail = field.label.length >= 4 && field.kind !== 'yes-no' ? [field.label.slice(-2)] : [];
  return [...new Set([...names, ...tail])];
}

/** The fields by all their names; a name that several share means none of them. */
export function fieldsByName(fields: readonly Field[]): Map<string, Field> {
  const byName = new Map<string, Field | undefined>();
  for (const field of fields)
    for (const name of namesOf(field)) byName.set(name, byName.has(name) ? undefined : field);
  // What is one field's label is not the end of another's.
  for (const field of fields) byName.set(field.label, field);
  return new Map([...byName].flatMap(([name, field]) => (field ? [[name, field] as const] : [])));
}

/** The one field a text names, and the name: of 单位 and 单位地址 the longer. */
export function fieldNamed(
  fields: readonly Field[],
  text: string,
): { field: Field; name: string } | undefined {
  const typed = bare(text);
  const named = [...fieldsByName(fields)]
    .filter(([name]) => name.length > 1 && typed.includes(bare(name)))
    .sort(([one], [other]) => other.length - one.length);
  const [longest] = named;
  if (!longest) return undefined;
  const [name, field] = longest;
  const only = named.every(([other, its]) => its === field || name.includes(other));
  return only ? { field, name } : undefined;
}
