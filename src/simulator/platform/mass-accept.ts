import { createHash } from 'node:crypto';
import { dayOf, hour, minute } from '../../days.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { randomDigits } from '../state/ids.ts';
import type { MassJob } from '../state/publishing.ts';
import { PlatformError } from './errors.ts';
import type { Payload } from './payload.ts';

export interface MassRequest extends Payload {
  clientmsgid?: string | undefined;
  toAll: boolean;
  /** The recipients, as a text: part of the digest that stands in for a missing clientmsgid. */
  scope: string;
}

const CLIENT_ID_BYTES = 64;
const DEDUPE_MS = 24 * hour;
const A_MINUTE = 60;
const TO_ALL_A_MONTH = 4;
const KEPT_MS = 62 * 24 * hour;

/** @throws PlatformError 45067, 45065 (with the earlier msg_id), 45011 or 45028 */
export function acceptMass(sim: Simulation, request: MassRequest): MassJob {
  const clientMsgId = request.clientmsgid ?? digest(request);
  if (Buffer.byteLength(clientMsgId) > CLIENT_ID_BYTES) throw new PlatformError(45067);
  const now = nowOf(sim);
  const earlier = sim.state.massJobs.find(
    (job) => job.clientMsgId === clientMsgId && now - job.at < DEDUPE_MS,
  );
  if (earlier) throw new PlatformError(45065, '', { msg_id: Number(earlier.msgId) });
  checkQuota(sim, request.toAll);
  const job: MassJob = {
    msgId: randomDigits(10),
    clientMsgId,
    at: now,
    toAll: request.toAll,
    status: 'SENDING',
    kind: request.msgtype,
    received: [],
  };
  sim.state.massJobs = [...sim.state.massJobs.filter(({ at }) => now - at < KEPT_MS), job];
  return job;
}

/** A subscription account sends once a day; a service account to everyone once a day, four times a month. */
function checkQuota(sim: Simulation, toAll: boolean): void {
  const now = nowOf(sim);
  const today = dayOf(sim.clock.now());
  const month = today.slice(0, 7);
  const jobs = sim.state.massJobs.filter(({ status }) => status !== 'SEND_FAIL');
  if (jobs.filter(({ at }) => now - at < minute).length >= A_MINUTE) throw new PlatformError(45011);
  const isToday = ({ at }: MassJob): boolean => dayOf(new Date(at)) === today;
  if (sim.settings.accountType === 'subscription') {
    if (jobs.some(isToday)) throw new PlatformError(45028);
    return;
  }
  if (!toAll) return;
  const toEveryone = jobs.filter((job) => job.toAll && dayOf(new Date(job.at)).startsWith(month));
  if (toEveryone.some(isToday) || toEveryone.length >= TO_ALL_A_MONTH)
    throw new PlatformError(45028);
}

function digest({ scope, clientmsgid: _, ...content }: MassRequest): string {
  return createHash('md5')
    .update(JSON.stringify([scope, content]))
    .digest('hex');
}
