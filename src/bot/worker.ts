import { randomUUID } from 'node:crypto';
import { isConflict, type Transaction } from '../database/index.ts';
import { Refusal } from '../errors.ts';
import type { Inbound } from '../wechat/index.ts';
import type { BotParts } from './bot.ts';
import type { FollowerState, Frame, Photo } from './frame.ts';
import type { AnswerWindow } from './inbox.ts';
import { inputOf } from './input.ts';
import type { Prepared } from './prepare.ts';
import { joinReplies, plainText, renderReply } from './render.ts';
import type { Reply } from './reply.ts';
import { createSay } from './say.ts';
import { openTalk, sealTalk } from './talk.ts';
import { takeTurn } from './turn.ts';
import { windowAfter } from './window.ts';

/** A message with a row in the inbox, to be worked now. */
export interface Job {
  id: bigint;
  inbound: Inbound;
  photo: Photo | undefined;
  prepared?: Prepared | undefined;
  window: AnswerWindow;
}

/** How a message was settled: answered in this delivery, or by another way. */
export type Settled = { via: 'passive'; reply: Reply } | { via: 'other' };

type LockedRow = FollowerState & {
  talk: Uint8Array | null;
  state: string;
  via: string | null;
  reply: Uint8Array | null;
  held: boolean;
};

const replyPurpose = 'inbox.reply';

/** Works messages: the turn, its answer and its effects in one transaction. */
export function createWorker(parts: BotParts) {
  const { database, vault, log, later, metrics } = parts;

  async function work(job: Job): Promise<Settled> {
    const started = performance.now();
    const seconds = () => (performance.now() - started) / 1000;
    try {
      return await onceMoreIfInTheWay(() => turn(job, seconds));
    } catch (error) {
      return recover(job, error, seconds());
    } finally {
      later.wake();
    }
  }

  function turn(job: Job, seconds: () => number): Promise<Settled> {
    return database.prisma.$transaction(async (tx) => {
      const row = await lock(tx, job);
      if (row.state !== 'pending') return settledBefore(tx, job, row);
      const frame = openFrame(parts, tx, job, row);
      const reply = await takeTurn(frame);
      const settled = await settle(tx, job, frame, await withHeld(frame, row, reply));
      metrics.turn(frame.route, frame.outcome, seconds());
      return settled;
    });
  }

  /** The turn was undone: says why, in a transaction of its own. */
  async function recover(job: Job, error: unknown, seconds: number): Promise<Settled> {
    const refused = error instanceof Refusal;
    const errorId = randomUUID().slice(0, 8);
    if (!refused) log.error({ err: error, errorId, inbox: String(job.id) }, 'a turn failed');
    metrics.turn(refused ? 'refused' : 'failed', refused ? 'answered' : 'failed', seconds);
    const sentence = refused ? error.message : createSay(parts.shared)('failed', { errorId });
    return database.prisma.$transaction(async (tx) => {
      const row = await lock(tx, job);
      if (row.state !== 'pending') return settledBefore(tx, job, row);
      const frame = openFrame(parts, tx, job, row);
      return settle(tx, job, frame, { kind: 'text', text: sentence });
    });
  }

  /** A repeat gets the first answer again, unless that is on its way by customer service. */
  async function settledBefore(tx: Transaction, job: Job, row: LockedRow): Promise<Settled> {
    if (!row.reply || !job.window.take()) return { via: 'other' };
    const reply = vault.openJson<Reply>(row.reply, replyPurpose);
    if (row.via === 'passive') return { via: 'passive', reply };
    if (!(await later.takeBack(tx, job.id))) return { via: 'other' };
    // This one may get lost too: the next repeat must find it.
    await tx.inboxMessage.update({ where: { id: job.id }, data: { via: 'passive' } });
    return { via: 'passive', reply };
  }

  async function withHeld(frame: Frame, row: LockedRow, reply: Reply): Promise<Reply> {
    if (!row.held || isSilent(reply)) return reply;
    const say = createSay(parts.shared);
    const held = await later.takeHeld(frame.tx, frame.follower.openid);
    const words = held
      .map(({ reply: waiting, uncertain }) => {
        const words = plainText(waiting);
        return uncertain ? say('held.uncertain', { words }) : words;
      })
      .filter((words) => words !== '');
    return words.length === 0
      ? reply
      : joinReplies(say('held', { words: words.join('\n\n') }), reply);
  }

  /** Writes the answer and where the talk stands now: one statement, more only for late answers. */
  async function settle(tx: Transaction, job: Job, frame: Frame, reply: Reply): Promise<Settled> {
    const { follower, now } = frame;
    // From here on the delivery waits for the commit; a later timer can no longer give it up.
    const inTime = reply.kind === 'none' || job.window.take();
    const rendered = renderReply(reply);
    const after = windowAfter(follower, job.inbound, now);
    const sealed = vault.sealJson(reply, replyPurpose);
    const talk = sealTalk(vault, frame.talk);
    const wrote = job.inbound.kind !== 'event';
    await tx.$executeRaw`
      WITH answered AS (
        UPDATE "InboxMessage" SET state = 'answered', via = ${inTime ? 'passive' : 'late'},
          reply = ${sealed}, payload = NULL, "answeredAt" = ${now}
        WHERE id = ${job.id}
      )
      UPDATE "Follower" SET talk = ${talk},
        "lastMessageAt" = CASE WHEN ${wrote} THEN ${now} ELSE "lastMessageAt" END,
        "windowClosesAt" = ${after.windowClosesAt}, "windowLeft" = ${after.windowLeft},
        "handedOverUntil" = ${follower.handedOverUntil}, "subscribedAt" = ${follower.subscribedAt},
        "unsubscribedAt" = ${follower.unsubscribedAt}, scene = ${follower.scene}
      WHERE openid = ${follower.openid}`;
    if (!inTime) {
      metrics.late();
      await later.put(tx, follower.openid, [lateReply(reply)], job.id);
    }
    if (rendered.rest.length > 0) await later.put(tx, follower.openid, rendered.rest);
    return inTime ? { via: 'passive', reply } : { via: 'other' };
  }

  return { work };

  async function lock(tx: Transaction, job: Job): Promise<LockedRow> {
    const rows = await tx.$queryRaw<LockedRow[]>`
      SELECT f.openid, f."wantsBulletin", f."subscribedAt", f."unsubscribedAt", f.scene,
        f."handedOverUntil", f."windowClosesAt", f."windowLeft", f.talk, i.state, i.via, i.reply,
        EXISTS (
          SELECT 1 FROM "OutboxMessage" o WHERE o.openid = f.openid AND o.state = 'held'
        ) AS held
      FROM "Follower" f JOIN "InboxMessage" i ON i.openid = f.openid
      WHERE f.openid = ${job.inbound.openid} AND i.id = ${job.id}
      FOR UPDATE OF f, i`;
    const row = rows[0];
    if (!row) throw new Error(`The inbox message ${job.id} is gone.`);
    return row;
  }
}

/** Of two transactions that stand in each other's way the database undoes one: no fault to tell of. */
async function onceMoreIfInTheWay<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (!isConflict(error)) throw error;
    return run();
  }
}

/** Only the first part of a long text is the late answer; the rest, or a hand-over's words, follow it. */
function lateReply(reply: Reply): Reply {
  if (reply.kind === 'handover') return { kind: 'handover', until: reply.until };
  return reply.kind === 'text' || reply.kind === 'choices'
    ? { kind: 'text', text: firstPart(reply) }
    : reply;
}

function firstPart(reply: Reply): string {
  const { passive } = renderReply(reply);
  return passive.kind === 'text' ? passive.text : plainText(reply);
}

function isSilent(reply: Reply): boolean {
  return reply.kind === 'none' || reply.kind === 'handover';
}

function openFrame(parts: BotParts, tx: Transaction, job: Job, row: LockedRow): Frame {
  const { talk, state: _state, via: _via, reply: _reply, held: _held, ...follower } = row;
  return {
    parts,
    tx,
    now: parts.clock.now(),
    inbound: job.inbound,
    input: inputOf(job.inbound, job.photo),
    photo: job.photo,
    prepared: job.prepared,
    follower,
    talk: openTalk(parts.vault, talk),
    asked: false,
    route: job.inbound.kind,
    outcome: 'answered',
  };
}
