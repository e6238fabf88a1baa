import { dayOf } from '../../days.ts';
import { deliver } from '../delivery/deliver.ts';
import { eventAbout } from '../delivery/inbound.ts';
import type { Simulation } from '../simulation.ts';
import { show } from '../state/chat.ts';
import type { MassJob } from '../state/publishing.ts';
import type { FollowerState } from '../state/schema.ts';
import { pause } from '../tasks.ts';
import type { Sendable } from './payload.ts';

/** The answer to the call comes before the result. */
const DELAY_MS = 30;
/** A follower of a service account gets no more than so many in a calendar month. */
const A_MONTH = 4;
/** The platform's own openid, from which such results come. */
const PLATFORM_OPENID = 'oR5Gjjl_eiZoUpGozMo7dbBJ362A';

interface Counts {
  total: number;
  /** Left after those were taken out who have had their share. */
  filtered: number;
  sent: number;
  failed: number;
}

/** Sends to each, then tells the bot the counts by MASSSENDJOBFINISH. */
export async function runMass(
  sim: Simulation,
  job: MassJob,
  openids: string[],
  sendable: Sendable,
): Promise<void> {
  await pause(DELAY_MS, sim.tasks.signal);
  const forced = sim.misbehaviour.take('massStatus')?.status;
  const counts = forced
    ? { total: openids.length, filtered: 0, sent: 0, failed: 0 }
    : sendToEach(sim, job, openids, sendable);
  job.status = forced ? 'SEND_FAIL' : 'SEND_SUCCESS';
  const status = forced ?? 'send success';
  const fields = {
    MsgID: BigInt(job.msgId),
    Status: status,
    TotalCount: counts.total,
    FilterCount: counts.filtered,
    SentCount: counts.sent,
    ErrorCount: counts.failed,
    CopyrightCheckResult: { Count: 0, ResultList: {}, CheckState: 0 },
    ArticleUrlResult: { Count: 0, ResultList: {} },
  };
  const label = `群发结果：${status}，送达 ${counts.sent}/${counts.total}`;
  await deliver(sim, eventAbout(sim, PLATFORM_OPENID, 'MASSSENDJOBFINISH', fields, { label }));
}

function sendToEach(sim: Simulation, job: MassJob, openids: string[], sendable: Sendable): Counts {
  const known = new Map(sim.state.followers.map((one) => [one.openid, one]));
  const counts: Counts = { total: openids.length, filtered: 0, sent: 0, failed: 0 };
  for (const openid of openids) {
    const follower = known.get(openid);
    if (follower && !takeShare(sim, follower)) continue;
    counts.filtered++;
    if (!follower?.subscribed) {
      counts.failed++;
      continue;
    }
    const { id } = show(sim, follower, { from: 'account', via: 'mass', ...sendable });
    job.received.push([openid, id]);
    counts.sent++;
  }
  return counts;
}

/** @returns false where a follower of a service account has had the month's share */
function takeShare(sim: Simulation, follower: FollowerState): boolean {
  if (sim.settings.accountType !== 'service' || !follower.subscribed) return true;
  const month = dayOf(sim.clock.now()).slice(0, 7);
  const had = follower.massByMonth[month] ?? 0;
  if (had >= A_MONTH) return false;
  follower.massByMonth = { [month]: had + 1 };
  return true;
}
