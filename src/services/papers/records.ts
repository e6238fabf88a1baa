import { createHash, randomBytes } from 'node:crypto';
import type { Transaction, Vault } from '../../database/index.ts';
import { oneDay } from '../../days.ts';
import { type PaperContents, type PaperName, paperContents } from './kinds.ts';

const purpose = 'paper.contents';

/** What the member is promised of a link (paper.done): a day, and so many downloads. */
const linkLife = oneDay;
const mostDownloads = 3;
/** For so long a lost link is replaced; then the contents are deleted. */
const keptDays = 7;

/** A link of the moment: the token is nowhere but in it. */
export interface Link {
  token: string;
  expiresAt: Date;
}

function newLink(now: Date): Link & { tokenSha256: string } {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + linkLife);
  return { token, tokenSha256: digest(token), expiresAt };
}

/** 256 random bits need no salt. */
function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Keeps what a paper is rendered from, sealed. */
export async function keepPaper(
  tx: Transaction,
  vault: Vault,
  { openid, contents, now }: { openid: string; contents: PaperContents; now: Date },
): Promise<Link> {
  const { token, ...link } = newLink(now);
  const sealed = vault.sealJson(contents, purpose);
  const row = { openid, contents: sealed, createdAt: now, ...link };
  await tx.paper.create({ data: row });
  return { token, expiresAt: link.expiresAt };
}

/** A paper as its link shows it. */
export interface LinkedPaper {
  contents: PaperContents;
  expiresAt: Date;
  downloadsLeft: number;
}

/**
 * The paper a token opens; looking counts for nothing.
 *
 * @returns undefined if there is none, its time is over, or it was downloaded as often as it may be
 * @throws SealBroken
 */
export async function paperOf(
  tx: Transaction,
  vault: Vault,
  token: string,
  now: Date,
): Promise<LinkedPaper | undefined> {
  const row = await tx.paper.findUnique({ where: { tokenSha256: digest(token) } });
  if (!row || row.expiresAt <= now || row.downloads >= mostDownloads) return undefined;
  // Written by another version that is no longer read: the page says to have it written again.
  const contents = paperContents.safeParse(vault.openJson(row.contents, purpose));
  if (!contents.success) return undefined;
  const downloadsLeft = mostDownloads - row.downloads;
  return { contents: contents.data, expiresAt: row.expiresAt, downloadsLeft };
}

/**
 * Counts a download, if there is one left: one statement, which holds the row, so that of two at
 * once only one gets the last.
 *
 * @returns false if there was none left
 */
export async function takeDownload(tx: Transaction, token: string, now: Date): Promise<boolean> {
  const taken = await tx.$executeRaw`
    UPDATE "Paper" SET "downloads" = "downloads" + 1
    WHERE "tokenSha256" = ${digest(token)} AND "downloads" < ${mostDownloads} AND "expiresAt" > ${now}`;
  return taken > 0;
}

/** Gives a download back that was counted, and did not come about. */
export async function giveBackDownload(tx: Transaction, token: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Paper" SET "downloads" = "downloads" - 1
    WHERE "tokenSha256" = ${digest(token)} AND "downloads" > 0`;
}

const keptSince = (now: Date) => new Date(now.getTime() - keptDays * oneDay);

/** One of the follower's own papers. */
export interface OwnPaper {
  id: number;
  paper: PaperName;
  createdAt: Date;
}

/** The follower's papers that are still kept and can still be read, the newest first. */
export async function ownPapers(
  tx: Transaction,
  vault: Vault,
  openid: string,
  now: Date,
): Promise<OwnPaper[]> {
  const rows = await tx.paper.findMany({
    where: { openid, createdAt: { gt: keptSince(now) } },
    orderBy: { id: 'desc' },
    take: 8,
  });
  return rows.flatMap(({ id, contents, createdAt }) => {
    const read = paperContents.safeParse(vault.openJson(contents, purpose));
    return read.success ? [{ id, paper: read.data.paper, createdAt }] : [];
  });
}

/** A new link to a paper; the one before is dead from now on. */
export async function renewLink(tx: Transaction, id: number, now: Date): Promise<Link> {
  const { token, ...link } = newLink(now);
  await tx.paper.update({ where: { id }, data: { ...link, downloads: 0 } });
  return { token, expiresAt: link.expiresAt };
}

/** Deletes all papers of a follower at their wish. */
export async function deleteOwnPapers(tx: Transaction, openid: string): Promise<number> {
  return (await tx.paper.deleteMany({ where: { openid } })).count;
}

/** Deletes papers that are kept no longer and whose link is over. */
export async function forgetPapers(tx: Transaction, now: Date): Promise<void> {
  const where = { createdAt: { lte: keptSince(now) }, expiresAt: { lte: now } };
  await tx.paper.deleteMany({ where });
}
