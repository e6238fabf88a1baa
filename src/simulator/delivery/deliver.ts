import type { Attempt, Delivery } from '../records.ts';
import { nowOf, type Simulation } from '../simulation.ts';
import { FAULT_NOTICE, show } from '../state/chat.ts';
import { nextId } from '../state/ids.ts';
import { pause } from '../tasks.ts';
import { type Tried, tryOnce } from './attempt.ts';
import type { Inbound } from './inbound.ts';

const heard: Attempt['outcome'][] = ['replied', 'acknowledged', 'malformed'];

/**
 * Brings a message or event to the bot: again and again where no answer is heard, as often as the
 * platform tries; then shows the reply, or the fault notice, to the follower.
 */
export function deliver(sim: Simulation, inbound: Inbound): Promise<Delivery> {
  return sim.tasks.track(run(sim, inbound));
}

async function run(sim: Simulation, inbound: Inbound): Promise<Delivery> {
  const delivery: Delivery = {
    id: nextId(sim.state, 'd'),
    openid: inbound.openid,
    label: inbound.label,
    msgId: inbound.msgId,
    at: nowOf(sim),
    begun: performance.now(),
    awaited: inbound.faultShown,
    request: inbound.xml,
    attempts: [],
    outcome: 'under-way',
    shown: [],
  };
  sim.records.addDelivery(delivery);
  typing(sim, inbound, true);
  sim.changes.publish({ type: 'delivery', delivery });
  await sim.order.turn();
  finish(sim, inbound, delivery, await tryUntilHeard(sim, inbound, delivery));
  typing(sim, inbound, false);
  sim.changes.publish({ type: 'delivery', delivery });
  return delivery;
}

/** @returns the attempt that was heard, or null */
async function tryUntilHeard(
  sim: Simulation,
  inbound: Inbound,
  delivery: Delivery,
): Promise<Tried | null> {
  const { retries, deliveryTimeoutMs } = sim.settings;
  const dropped = sim.misbehaviour.take('dropAnswers')?.attempts ?? 0;
  for (let number = 1; number <= 1 + retries && !sim.tasks.signal.aborted; number++) {
    const tried = await tryAndRecord(sim, inbound, delivery, number, number <= dropped);
    if (heard.includes(tried.attempt.outcome)) return tried;
    // A refused connection is noticed at once; the platform does not knock again in the same instant.
    const breath = deliveryTimeoutMs / 2;
    if (tried.attempt.outcome !== 'timeout') await pause(breath, sim.tasks.signal);
  }
  return null;
}

async function tryAndRecord(
  sim: Simulation,
  inbound: Inbound,
  delivery: Delivery,
  number: number,
  dropped: boolean,
): Promise<Tried> {
  const twice = number === 1 && sim.misbehaviour.take('deliverTwice') !== null;
  const both = await Promise.all(
    (twice ? [1, 2] : [1]).map(async () => {
      const tried = await tryOnce(sim, inbound, number);
      if (dropped && heard.includes(tried.attempt.outcome))
        tried.attempt.outcome = 'answer-dropped';
      delivery.attempts.push(tried.attempt);
      sim.changes.publish({ type: 'delivery', delivery });
      return tried;
    }),
  );
  // Of two answers to the same message the platform takes the one that says something.
  const [first, second] = both;
  return second?.reply && !first?.reply ? second : (first as Tried);
}

function finish(sim: Simulation, inbound: Inbound, delivery: Delivery, tried: Tried | null): void {
  const outcome = tried?.attempt.outcome;
  delivery.outcome =
    outcome === 'replied' || outcome === 'acknowledged' || outcome === 'malformed'
      ? outcome
      : 'failed';
  if (delivery.outcome === 'malformed') {
    const { problem } = tried?.attempt ?? {};
    sim.log.warn({ openid: inbound.openid, problem }, 'simulator: the bot’s reply is malformed');
  }
  const { follower } = inbound;
  if (!follower || sim.tasks.signal.aborted) return;
  if (tried?.reply) {
    const shown = show(sim, follower, { ...tried.reply, attempt: tried.attempt.number });
    delivery.shown.push(shown.id);
  } else if (inbound.faultShown && delivery.outcome !== 'acknowledged') {
    const fault = show(sim, follower, { from: 'system', kind: 'fault', text: FAULT_NOTICE });
    delivery.shown.push(fault.id);
  }
}

function typing(sim: Simulation, { follower, faultShown }: Inbound, on: boolean): void {
  if (!follower || !faultShown) return;
  sim.changes.publish({ type: 'typing', openid: follower.openid, on, asked: false });
}
