import { messageOf } from '../../errors.ts';
import type { Attempt } from '../records.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import type { MessageDraft } from '../state/message.ts';
import { openAnswer, signRequest } from './codec.ts';
import type { Inbound } from './inbound.ts';
import { readReply } from './reply.ts';

const ANSWER_KEPT = 4000;

/** What one attempt came to, and the reply if there was one. */
export interface Tried {
  attempt: Attempt;
  reply: MessageDraft | null;
}

/** Sends the message to the bot once and waits for the answer as long as the platform does. */
export async function tryOnce(sim: Simulation, inbound: Inbound, number: number): Promise<Tried> {
  const started = performance.now();
  const attempt: Attempt = {
    number,
    at: nowOf(sim),
    ms: 0,
    status: null,
    outcome: 'no-connection',
    answer: '',
  };
  let reply: MessageDraft | null = null;
  try {
    const { status, body } = await post(sim, inbound);
    attempt.status = status;
    attempt.answer = body.slice(0, ANSWER_KEPT);
    if (status === 200) reply = read(sim, inbound, attempt, body);
    else attempt.outcome = 'http-error';
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') attempt.outcome = 'timeout';
    else attempt.problem = causeOf(error);
  }
  attempt.ms = Math.round(performance.now() - started);
  return { attempt, reply };
}

/** `fetch failed` hides in its cause what happened, such as ECONNREFUSED. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause ? String(cause.code) : messageOf(cause ?? error);
}

async function post(sim: Simulation, inbound: Inbound): Promise<{ status: number; body: string }> {
  const { url, body } = signRequest(sim, inbound.openid, inbound.xml);
  const patience = AbortSignal.timeout(sim.settings.deliveryTimeoutMs);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0' },
    body,
    redirect: 'manual',
    signal: AbortSignal.any([patience, sim.tasks.signal]),
  });
  return { status: response.status, body: await response.text() };
}

function read(
  sim: Simulation,
  inbound: Inbound,
  attempt: Attempt,
  body: string,
): MessageDraft | null {
  if (body === '' || body === 'success') {
    attempt.outcome = 'acknowledged';
    return null;
  }
  try {
    const { xml, root } = openAnswer(sim, body);
    attempt.answer = xml.slice(0, ANSWER_KEPT);
    const reply = readReply(sim, root, inbound);
    attempt.outcome = 'replied';
    return reply;
  } catch (error) {
    attempt.outcome = 'malformed';
    attempt.problem = messageOf(error);
    return null;
  }
}
