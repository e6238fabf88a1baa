import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Transaction } from '../../../src/database/index.ts';
import { openCase, openCaseOnce } from '../../../src/services/cases/index.ts';
import { reliefCases } from '../../../src/services/relief/index.ts';
import { postgresUrl } from '../../support/database.ts';
import { createDesk, type Desk, now, residentIds } from './support.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await createDesk(() => []);
});
afterAll(() => desk.close());

const followers = Array.from({ length: 8 }, (_, at) => `racer-${at}`);
const personal = (openid: string, residentId: string) => ({
  kind: reliefCases,
  openid,
  answers: { residentId },
  now,
});

/** All hand in an application about one person at the same moment. */
const race = <T>(open: (tx: Transaction, openid: string) => Promise<T>): Promise<T[]> =>
  Promise.all(followers.map((openid) => desk.prisma.$transaction((tx) => open(tx, openid))));

describe('eight followers open a case about one person at the same moment', () => {
  test('one is opened, and the others are told no more than that there is one', async () => {
    const { vault } = desk.tools;
    const opened = await race((tx, openid) =>
      openCaseOnce(tx, vault, personal(openid, residentIds.wang)),
    );
    const kinds = opened.map(({ kind }) => kind).sort();
    expect(kinds).toEqual([...Array(7).fill('open-elsewhere'), 'opened']);
    expect(opened.filter((one) => 'number' in one)).toHaveLength(1);
    expect(await desk.prisma.case.count()).toBe(1);
    const again = await desk.prisma.$transaction((tx) =>
      openCaseOnce(tx, vault, personal(followers[0] ?? '', residentIds.li)),
    );
    expect(again.kind).toBe('opened');
  });

  // The embedded database has one connection, so that nothing can race there.
  test.runIf(postgresUrl)('the control: looking without the lock opens several', async () => {
    const { vault } = desk.tools;
    const personHash = vault.fingerprint(residentIds.child, 'resident-id');
    await race(async (tx, openid) => {
      if (await tx.case.findFirst({ where: { personHash } })) return;
      await setTimeout(20);
      const { answers, ...given } = personal(openid, residentIds.child);
      await openCase(tx, vault, { ...given, answers, personHash });
    });
    expect(await desk.prisma.case.count({ where: { personHash } })).toBeGreaterThan(1);
  });
});
