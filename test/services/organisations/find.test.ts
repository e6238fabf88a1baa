import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createOrganisations,
  findOrganisations,
  listTowns,
} from '../../../src/services/organisations/index.ts';
import { readOrganisations, seedOrganisations } from '../../../src/services/organisations/seed.ts';
import type { Service } from '../../../src/services/service.ts';
import { type Bench, createBench, now, type TestFollower } from '../events/support.ts';

let bench: Bench;
let service: Service;
let somebody: () => TestFollower;
beforeAll(async () => {
  bench = await createBench();
  service = createOrganisations(bench.tools);
  somebody = () => bench.follower([service], 'seeker');
});
afterAll(() => bench.close());

const find = (text: string) => somebody().run('organisations.find', text);
const labels = (follower: TestFollower) => follower.options().map(({ label }) => label);
const seed = (rows: Parameters<typeof seedOrganisations>[1], demo: boolean) =>
  bench.prisma.$transaction((tx) => seedOrganisations(tx, rows, { demo }));

describe('before anything is entered', () => {
  test('outside the sandbox the made-up rows are left out', async () => {
    await bench.seed(service, now, false);
    expect(await bench.prisma.organisation.count()).toBe(0);
    expect(await find('三墩工会在哪里')).toContain('还在整理');
  });

  test('the operator’s own rows are entered, even below a made-up one that is not', async () => {
    const given = {
      id: 'real',
      name: '某某街道总工会',
      kind: 'town' as const,
      parent: 'district',
      aliases: [],
      demo: false,
    };
    const all = await readOrganisations();
    await seed([...all, given], false);
    expect(await bench.prisma.organisation.findMany()).toMatchObject([
      { id: 'real', parentId: null },
    ]);
    await bench.prisma.organisation.deleteMany();
  });
});

describe('the demo union', () => {
  beforeAll(() => bench.seed(service));

  test('is the district, 12 towns and streets, the science park and some twenty unions', async () => {
    const count = (kind: string) => bench.prisma.organisation.count({ where: { kind } });
    expect(await count('district')).toBe(1);
    expect(await count('town')).toBe(13);
    expect(await count('grassroots')).toBeGreaterThanOrEqual(20);
    expect(await bench.prisma.organisation.count({ where: { demo: false } })).toBe(0);
    for (const { name, phone } of await bench.prisma.organisation.findMany()) {
      expect(phone).toMatch(/^0571-0000\d{4}$/);
      if (!/总工会$/.test(name)) expect(name).toMatch(/示例|演示/);
    }
  });

  test('a second start leaves alone what staff have changed', async () => {
    const changed = { where: { id: 'sandun' }, data: { phone: '0571-00009999' } };
    await bench.prisma.organisation.update(changed);
    await bench.seed(service);
    expect(await find('三墩')).toContain('0571-00009999');
  });

  test.each([
    ['古荡街道工会电话', '古荡街道总工会\n地址：演示地址'],
    ['古当街道', '古荡街道总工会'],
    ['liuxia gonghui', '留下街道总工会'],
    ['靈隱街道工會', '灵隐街道总工会'],
    ['我在西溪湿地旁边上班归哪个工会', '蒋村街道总工会'],
    ['科技园工会在哪栋', '西湖科技园总工会'],
    ['顺达物流归哪个工会', '示例顺达物流公司工会\n电话：0571-00001001\n上级：三墩镇总工会'],
  ])('%s', async (text, part) => expect(await find(text)).toContain(part));

  test('says what is made up, and the next step', async () => {
    const follower = somebody();
    const words = await follower.run('organisations.find', '三墩工会');
    expect(words).toContain('演示数据');
    expect(words).toContain('少跑一趟');
    expect(labels(follower)).toEqual(['我要入会', '看其他镇街', '找工作人员']);
  });

  test('a road through several streets, or two places, is a choice', async () => {
    const follower = somebody();
    await follower.run('organisations.find', '公司在文三路归哪个工会');
    expect(labels(follower).slice(0, 3).sort()).toEqual(
      ['古荡街道总工会', '翠苑街道总工会', '西溪街道总工会'].sort(),
    );
    expect(await follower.taps('翠苑街道总工会')).toContain('0571-00000070');
  });

  test('nothing recognised: the district, then the towns in two steps, nobody left out', async () => {
    const follower = somebody();
    expect(await follower.run('organisations.find', '找工会')).toContain('西湖区总工会\n地址');
    const groups = labels(follower).filter((label) => label !== '找工作人员');
    expect(groups).toHaveLength(4);
    const towns: string[] = [];
    for (const group of groups) {
      await follower.run('organisations.find', '找工会');
      await follower.taps(group);
      towns.push(...labels(follower).filter((label) => label.endsWith('总工会')));
    }
    expect(new Set(towns).size).toBe(13);
    expect(await follower.taps('看其他镇街')).toContain('您单位在哪一片');
  });

  test('all of them, with their telephones', async () => {
    const words = await find('各街道工会电话');
    expect(words).toContain('一共14家工会');
    expect(words).toContain('文新街道总工会 0571-00000080');
    expect(await find('西湖区有几个街道工会')).toContain('一共14家工会');
  });

  test('asked for the nearest, it asks for the place', async () => {
    expect(await find('离我最近的工会')).toContain('“位置”发给我');
  });

  test('a place finds the nearest towns, and says how far', async () => {
    const follower = somebody();
    const place = { latitude: 30.3285, longitude: 120.079, label: '三墩老街' };
    const words = await follower.run('organisations.find', { kind: 'location', ...place });
    expect(words).toContain('离三墩老街最近的是（直线约400米）');
    expect(words).toContain('三墩镇总工会');
    expect(words).toMatch(/再远一点还有：西湖科技园总工会（2\.\d公里）、/);
    expect(labels(follower)[0]).toBe('西湖科技园总工会');
  });

  test('a place without a name, and one far away', async () => {
    const unnamed = { kind: 'location', latitude: 30.2585, longitude: 120.122, label: '' };
    expect(await somebody().run('organisations.find', unnamed)).toContain('离您发来的位置最近的是');
    const shanghai = { kind: 'location', latitude: 31.23, longitude: 121.47, label: '上海' };
    const words = await somebody().run('organisations.find', shanghai);
    expect(words).toContain('可能不归我们区');
    expect(words).toContain('12351');
  });

  test('what other services get', async () => {
    const [towns, found] = await bench.prisma.$transaction(async (tx) => [
      await listTowns(tx),
      await findOrganisations(tx, '我在古荡和三墩都有店'),
    ]);
    expect(towns.map(({ name }) => name)).toContain('双浦镇总工会');
    expect(found.map(({ id }) => id)).toEqual(['gudang', 'sandun']);
  });
});
