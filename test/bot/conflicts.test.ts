import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../support/world.ts';

let world: World;
let failures: Error[] = [];
beforeAll(async () => {
  world = await createWorld({
    extraActions: {
      'reception.thanks': () => {
        const failure = failures.shift();
        if (failure) throw failure;
        return { kind: 'text', text: '不客气' };
      },
    },
  });
});
afterAll(() => world.close());

const inTheWay = () => Object.assign(new Error('deadlock detected'), { code: '40P01' });

async function thanks(name: string): Promise<string> {
  const seen = await world.wechat.follower(name).says('谢谢');
  return seen.map(({ text }) => text).join('\n');
}

test('a turn that another transaction was in the way of is worked once more', async () => {
  failures = [inTheWay()];
  expect(await thanks('甲')).toBe('不客气');
});

test('once, and no more: then the member is told an id', async () => {
  failures = [inTheWay(), inTheWay()];
  expect(await thanks('乙')).toContain('编号');
});

test('another error is not tried again (the control)', async () => {
  failures = [new Error('broken'), new Error('never thrown')];
  expect(await thanks('丙')).toContain('编号');
  expect(failures).toHaveLength(1);
});
