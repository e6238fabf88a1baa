import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { sealedFields } from '../../src/database/index.ts';

const schemaFolder = path.resolve('prisma/schema');
const schema = readdirSync(schemaFolder)
  .filter((file) => file.endsWith('.prisma'))
  .map((file) => readFileSync(path.join(schemaFolder, file), 'utf8'))
  .join('\n');

/** Every column of the schema, `Table.column`, with its type and attributes. */
const columns = [...schema.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].flatMap(([, table, body]) =>
  [...(body ?? '').matchAll(/^ {2}(\w+)\s+([\w[\]?]+)(.*)$/gm)].map(([, name, type, rest]) => ({
    table: table ?? '',
    column: `${table}.${name}`,
    type: type ?? '',
    rest: rest ?? '',
  })),
);

function sources(folder = path.resolve('src')): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    const full = path.join(folder, item.name);
    if (item.isDirectory()) return item.name === 'generated' ? [] : sources(full);
    return /\.tsx?$/.test(item.name) ? [full] : [];
  });
}

test('the schema is read rightly (the control)', () => {
  expect(columns.length).toBeGreaterThan(80);
  expect(columns.map(({ column }) => column)).toContain('Follower.talk');
});

test('every Bytes column is known to key rotation and export, and nothing else is', () => {
  const bytes = columns.filter(({ type }) => type.startsWith('Bytes')).map(({ column }) => column);
  expect(sealedFields.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(
    bytes.sort(),
  );
});

test('each is found by its primary key', () => {
  for (const { table, id } of sealedFields)
    expect(columns.find(({ column }) => column === `${table}.${id}`)?.rest).toMatch(/@id\b/);
});

test('every column for a keyed hash is renewed by key rotation', () => {
  const hashes = columns
    .filter(({ column }) => /Hash$|\.personKey$/.test(column))
    .map(({ column }) => column);
  const renewed = sealedFields.flatMap(({ table, hash }) =>
    hash ? [`${table}.${hash.column}`] : [],
  );
  expect(renewed.sort()).toEqual(hashes.sort());
});

const constantsIn = (text: string) =>
  [...text.matchAll(/const (\w*[pP]urpose) = '([^']+)'/g)].map(
    ([, name, value]) => [name ?? '', value ?? ''] as const,
  );

/** The purposes given to the vault in a source: literals, its own constants, or imported ones. */
function purposesIn(text: string, exported: Map<string, string>): (string | undefined)[] {
  const constants = new Map([...exported, ...constantsIn(text)]);
  const calls = text.matchAll(
    /\bvault\.(?:seal|sealJson|open|openJson)(?:<[^(]*>)?\([^;]*?(?:'([\w.-]+)'|\b(\w*[pP]urpose))\s*,?\s*\)/g,
  );
  return [...calls].map(([, literal, name]) => literal ?? constants.get(name ?? ''));
}

test('the purposes are those used in the sources', () => {
  const texts = sources()
    .filter((file) => !/sealed-fields|rotate|follower-data|vault\.ts|simulator/.test(file))
    .map((file) => readFileSync(file, 'utf8'));
  const exported = new Map(
    texts.flatMap((text) =>
      constantsIn(
        text
          .split('\n')
          .filter((line) => /^export/.test(line))
          .join('\n'),
      ),
    ),
  );
  const used = new Set(texts.flatMap((text) => purposesIn(text, exported)));
  expect([...used].sort()).toEqual(sealedFields.map(({ purpose }) => purpose).sort());
});

test('every table says whose it is by openid, or holds nothing about a follower', () => {
  const tables = new Set(columns.map(({ table }) => table));
  const withOpenid = new Set(
    columns.filter(({ column }) => column.endsWith('.openid')).map(({ table }) => table),
  );
  const others = [...tables].filter((table) => !withOpenid.has(table));
  // A new table without an openid: does it hold anything about a follower? Then export and deletion
  // must know it (`belongings` in src/database/follower-data.ts, as for CaseEntry).
  expect(others.sort()).toEqual([
    'AuditEntry',
    'Broadcast',
    'Bulletin',
    'BulletinItem',
    'CaseEntry',
    'Event',
    'LegalCard',
    'LegalCardRevision',
    'LegalMiss',
    'LegalShelf',
    'LocalFigure',
    'Organisation',
    'Statute',
    'StatuteArticle',
    'Ticket',
    'WechatToken',
  ]);
});
