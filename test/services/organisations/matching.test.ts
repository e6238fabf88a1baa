import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  byDistance,
  metresBetween,
  sayDistance,
} from '../../../src/services/organisations/distance.ts';
import { matchOrganisations, type Named } from '../../../src/services/organisations/matching.ts';
import { grouped, shortName } from '../../../src/services/organisations/wording.ts';

const row = (id: string, name: string, aliases: string[] = [], parentId: string | null = null) => ({
  id,
  name,
  aliases,
  parentId,
});
const rows: Named[] = [
  row('district', '西湖区总工会', ['总工会', '西湖区']),
  row('xixi', '西溪街道总工会', ['西溪', '文三路'], 'district'),
  row('jiangcun', '蒋村街道总工会', ['蒋村', '西溪湿地'], 'district'),
  row('gudang', '古荡街道总工会', ['古荡', '文三路'], 'district'),
  row('firm', '示例（古荡）公司工会', ['示例公司'], 'gudang'),
];
const found = (text: string) => matchOrganisations(text, rows).map(({ id }) => id);

describe('which organisation a text names', () => {
  test.each([
    ['古荡街道工会电话', ['gudang']],
    ['西溪', ['xixi']],
    ['我在西溪湿地旁边上班', ['jiangcun']],
    ['西溪湿地和西溪都要', ['jiangcun', 'xixi']],
    ['西湖区古荡街道总工会', ['gudang']],
    ['区总工会在哪', ['district']],
    ['古荡的示例公司', ['firm']],
    ['示例(古荡)公司工会', ['firm']],
    ['公司在文三路归谁管', ['xixi', 'gudang']],
    ['住在古荡，上班在蒋村', ['gudang', 'jiangcun']],
    ['古西溪荡', ['xixi']],
    ['你好', []],
    ['', []],
  ])('%s', (text, ids) => expect(found(text)).toEqual(ids));

  test('the name itself always finds it, whatever stands around it', () => {
    const around = fc.string({ unit: fc.constantFrom(...'我在的哪里 ，工作上班') });
    fc.assert(
      fc.property(fc.constantFrom(...rows.slice(1)), around, around, (one, before, after) => {
        expect(found(`${before}，${one.name}，${after}`)).toEqual([one.id]);
      }),
    );
  });
});

describe('distance', () => {
  const bridge = { latitude: 30.2609, longitude: 120.1479 };
  const temple = { latitude: 30.2408, longitude: 120.1016 };

  test('between two places in Hangzhou, to a few metres', () => {
    expect(metresBetween(bridge, temple)).toBeGreaterThan(4_900);
    expect(metresBetween(bridge, temple)).toBeLessThan(5_060);
  });

  test('is the same both ways, and nothing to oneself', () => {
    const point = fc.record({
      latitude: fc.double({ min: -89, max: 89, noNaN: true }),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }),
    });
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(metresBetween(a, b)).toBeCloseTo(metresBetween(b, a), 3);
        expect(metresBetween(a, a)).toBe(0);
      }),
    );
  });

  test('rows without a place are left out, the others sorted', () => {
    const near = { id: 'near', ...bridge };
    const far = { id: 'far', ...temple };
    const unknown = { id: 'unknown', latitude: null, longitude: null };
    const sorted = byDistance(bridge, [far, unknown, near]);
    expect(sorted.map(({ row: { id } }) => id)).toEqual(['near', 'far']);
  });

  test.each([
    [3, '50米'],
    [812, '800米'],
    [960, '1.0公里'],
    [2345, '2.3公里'],
    [34_567, '35公里'],
  ])('%d metres are said as %s', (metres, words) => expect(sayDistance(metres)).toBe(words));
});

test('groups are as even as they can be, and lose nobody', () => {
  expect(grouped([...'abcdefghijklm']).map(({ length }) => length)).toEqual([4, 3, 3, 3]);
  fc.assert(
    fc.property(
      fc.array(fc.nat(), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (all, size) => {
        const groups = grouped(all, size);
        expect(groups.flat()).toEqual(all);
        for (const group of groups) expect(group.length).toBeLessThanOrEqual(size);
        for (const group of groups) expect(group.length).toBeGreaterThan(0);
      },
    ),
  );
});

test.each([
  ['三墩镇总工会', '三墩'],
  ['古荡街道总工会', '古荡'],
  ['西湖科技园总工会', '西湖科技园'],
  ['总工会', '总工会'],
])('%s is %s for short', (name, short) => expect(shortName(name)).toBe(short));
