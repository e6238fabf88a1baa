import { messageOf } from '../../errors.ts';
import type { Simulation } from '../simulation.ts';
import { randomDigits } from '../state/ids.ts';
import { signedUrl } from './codec.ts';

/** What came of the handshake that the console makes when a server's address is saved. */
export interface Verification {
  ok: boolean;
  status: number | null;
  body: string;
}

/** `GET /wechat?signature&timestamp&nonce&echostr`: the bot must answer with the echostr alone. */
export async function verifyServer(sim: Simulation): Promise<Verification> {
  const echostr = randomDigits(19);
  const url = signedUrl(sim);
  url.searchParams.set('echostr', echostr);
  try {
    const signal = AbortSignal.timeout(sim.settings.deliveryTimeoutMs);
    const response = await fetch(url, { redirect: 'manual', signal });
    const body = await response.text();
    return { ok: response.status === 200 && body === echostr, status: response.status, body };
  } catch (error) {
    return { ok: false, status: null, body: messageOf(error) };
  }
}
