import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, inject, test, vi } from 'vitest';
import { lockDirectory } from '../../src/database/directory-lock.ts';
import { copyEmptyFiles } from '../../src/database/empty-files.ts';
import { createVault, openDatabase } from '../../src/database/index.ts';
import { StartRefused } from '../../src/errors.ts';
import { start } from './children.ts';
import { fillEverything } from './support.ts';

// Children that open a database take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folders: string[] = [];
function scratchFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'yuanxin-'));
  folders.push(folder);
  return folder;
}
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

async function openEmbedded(directory: string) {
  const image = new Blob([new Uint8Array(await readFile(inject('databaseImage')))]);
  return openDatabase({ kind: 'embedded', directory, image });
}

describe('the lock on a data directory', () => {
  test('refuses a second process with a line that says what to do', async () => {
    const directory = scratchFolder();
    const unlock = await lockDirectory(directory);
    const { output } = await start('hold-lock.mjs', [directory]).ended;
    expect(output).toBe(
      `DATA_DIR ${directory} is in use by process ${process.pid}: stop that one first, or give this one a DATA_DIR of its own, or let both use a PostgreSQL by DATABASE_URL.\n`,
    );
    await unlock();
  });

  test('is had again once it is let go', async () => {
    const directory = scratchFolder();
    for (const _time of [1, 2, 3]) await (await lockDirectory(directory))();
  });

  test('is taken over from a holder that was killed', async () => {
    const directory = scratchFolder();
    const holder = start('hold-lock.mjs', [directory]);
    await holder.prints('held');
    // The control: while it lives it is not to be had.
    await expect(lockDirectory(directory)).rejects.toThrow(StartRefused);
    await holder.kill();
    await (await lockDirectory(directory))();
  });

  test('is not taken from a holder that is only too busy to answer', async () => {
    const directory = scratchFolder();
    const holder = start('hold-lock.mjs', [directory, 'busy']);
    await holder.prints('held');
    await expect(lockDirectory(directory)).rejects.toThrow('is in use by another process');
    await holder.kill();
  });

  describe('where several want a dead one’s place at the same moment', () => {
    /** The socket of a process that was killed: a name nobody listens at. */
    function leaveDeadSocket(directory: string): void {
      writeFileSync(path.join(directory, 'lock.sock'), '');
    }

    test('goes to one of them', async () => {
      for (let round = 0; round < 5; round += 1) {
        const directory = scratchFolder();
        leaveDeadSocket(directory);
        const attempts = await Promise.allSettled(
          Array.from({ length: 8 }, async (_, at) => {
            await new Promise((resolve) => setTimeout(resolve, at));
            return lockDirectory(directory);
          }),
        );
        const held = attempts.filter((attempt) => attempt.status === 'fulfilled');
        expect(held).toHaveLength(1);
        await held[0]?.value();
      }
    });

    test('the control: sweeping the dead socket without a door lets two of them in', async () => {
      const socketPath = path.join(scratchFolder(), 'lock.sock');
      const listening = (): Promise<Server> =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.on('error', reject).listen(socketPath, () => resolve(server));
        });
      // Both have found it dead; each sweeps it away, the second one the first one's living socket.
      const holders: Server[] = [];
      for (const _holder of [1, 2]) {
        rmSync(socketPath, { force: true });
        holders.push(await listening());
      }
      expect(holders.map((holder) => holder.listening)).toEqual([true, true]);
      for (const holder of holders) holder.close();
    });

    test('is not kept out by one that was killed in the doorway', async () => {
      const directory = scratchFolder();
      const door = path.join(directory, 'lock.door');
      writeFileSync(door, '');
      utimesSync(door, 0, 0);
      await (await lockDirectory(directory))();
    });
  });

  test('says so where the path is too long for it', async () => {
    const directory = path.join(scratchFolder(), 'x'.repeat(100));
    await expect(lockDirectory(directory)).rejects.toThrow(/too long a path.*choose a shorter one/);
  });
});

/** One directory through its life, a step a test: each opening takes the best part of a second. */
describe('the embedded database', () => {
  const directory = path.join(scratchFolder(), 'data');
  const key = Buffer.alloc(32, 1);
  const env = { DATA_DIR: directory, ENCRYPTION_KEY: key.toString('base64') };
  const command = (...parameters: string[]) =>
    start('dist/commands/follower-data.js', parameters, env).ended;

  test('begins afresh after a first start that was killed half-way', async () => {
    const unfinished = path.join(directory, 'database.new');
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(path.join(unfinished, 'PG_VERSION'), '17\n');
    const { prisma, close } = await openEmbedded(directory);
    expect(await prisma.follower.count()).toBe(0);
    await close();
  });

  test('starts from the files the build has made, and without them all the same', async () => {
    const fresh = scratchFolder();
    expect(await copyEmptyFiles(path.join(fresh, 'copy'))).toBe(true);
    expect(existsSync(path.join(fresh, 'copy/PG_VERSION'))).toBe(true);
    expect(await copyEmptyFiles(path.join(fresh, 'none'), fresh)).toBe(false);
    expect(existsSync(path.join(fresh, 'none'))).toBe(false);
    const { prisma, close } = await openDatabase({ kind: 'embedded', directory: fresh });
    expect(await prisma.follower.count()).toBe(0);
    await close();
  });

  test('survives a kill with every acknowledged row, and none that was not', async () => {
    const writer = start('write-rows.mjs', [directory]);
    const output = await writer.prints('unfinished');
    await writer.kill();
    const acknowledged = output.split('\n').filter((line) => /^\d+$/.test(line));
    expect(acknowledged).toHaveLength(40);
    const database = await openEmbedded(directory);
    const rows = await database.prisma.follower.findMany({ orderBy: { createdAt: 'asc' } });
    expect(rows.map(({ openid }) => openid)).toEqual(acknowledged.map((number) => `o${number}`));
    await fillEverything(database, createVault([key]), 'oOne', '王芳');
    // While it is open, no command may touch it.
    const refused = await command('export', 'oOne');
    expect(refused).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^DATA_DIR .* in use by process \d+: .*\n$/),
    });
    await database.close();
  });

  test('gives out and deletes what it holds of a follower by the command', async () => {
    const exported = await command('export', 'oOne');
    expect(exported).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(exported.output).Case[0].answers.name).toBe('王芳');
    const deleted = await command('delete', 'oOne');
    expect(JSON.parse(deleted.output)).toMatchObject({ Follower: 1, Case: 1, StoredFile: 2 });
  });

  test('that cannot be opened says what to do, and lets the directory go', async () => {
    const broken = scratchFolder();
    mkdirSync(path.join(broken, 'database'));
    writeFileSync(path.join(broken, 'database', 'PG_VERSION'), '17\n');
    await expect(openEmbedded(broken)).rejects.toThrow(
      /cannot be opened .* put a backup of DATA_DIR in its place/,
    );
    await (await lockDirectory(broken))();
  });
});

test('a command says in one line how it is used', async () => {
  const { errors, code } = await start('dist/commands/follower-data.js', ['oOne']).ended;
  expect(errors).toMatch(/^npm run follower-data -- export OPENID .*\n$/);
  expect(code).toBe(1);
});
