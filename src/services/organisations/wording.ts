import type { Say } from '../../bot/action.ts';
import type { Option } from '../../bot/reply.ts';
import type { Organisation } from '../../database/index.ts';

/** Towns shown together at the first of the two levels. */
const groupSize = 4;

/** 三墩镇总工会 → 三墩: as members say it in passing. */
export function shortName(name: string): string {
  const place = name.replace(/(总工会|工会联合会|联合工会|工会委员会|工会)$/, '');
  return place.replace(/(?<=..)(街道|镇|乡)$/, '') || name;
}

/** What is known of an organisation, a line each; what is not known is left out. */
export function details(say: Say, row: Organisation, parent?: Organisation | null): string {
  const lines = [
    row.address && say('card.address', { address: row.address }),
    row.phone && say('card.phone', { phone: row.phone }),
    row.hours && say('card.hours', { hours: row.hours }),
    parent && say('card.parent', { parent: parent.name }),
    row.demo && say('card.demo'),
  ];
  return [row.name, ...lines].filter(Boolean).join('\n');
}

/** One option an organisation. */
export function optionFor(row: { id: string; name: string }): Option {
  return { label: row.name, action: 'organisations.find', args: { id: row.id } };
}

/** The first of two levels: a few towns an option, their names on it. */
export function groupOptions(towns: readonly Organisation[]): Option[] {
  return grouped(towns).map((group) => {
    const only = group.length === 1 ? group[0] : undefined;
    if (only) return optionFor(only);
    return {
      label: group.map((town) => shortName(town.name)).join('·'),
      action: 'organisations.find',
      args: { among: group.map((town) => town.id) },
    };
  });
}

/** Groups as even as they can be: thirteen towns are 4, 3, 3 and 3. */
export function grouped<Row>(rows: readonly Row[], size: number = groupSize): Row[][] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, at) =>
    rows.slice(Math.ceil((at * rows.length) / count), Math.ceil(((at + 1) * rows.length) / count)),
  );
}
