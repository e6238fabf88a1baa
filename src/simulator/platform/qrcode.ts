import { createHash } from 'node:crypto';
import { z } from 'zod';
import { nowOf, type Simulation } from '../simulation.ts';
import { randomText } from '../state/ids.ts';
import type { QrCode } from '../state/schema.ts';
import { type Endpoint, RawAnswer, readJson } from './endpoint.ts';
import { PlatformError } from './errors.ts';

const LONGEST_SECONDS = 2_592_000;
const DEFAULT_SECONDS = 60;
const MOST_PERMANENT_ID = 100_000;
const KEPT = 2000;

const createRequest = z.object({
  expire_seconds: z.number().int().positive().optional(),
  action_name: z.enum(['QR_SCENE', 'QR_STR_SCENE', 'QR_LIMIT_SCENE', 'QR_LIMIT_STR_SCENE']),
  action_info: z.object({
    scene: z.object({
      scene_id: z.number().int().positive().optional(),
      scene_str: z.string().min(1).max(64).optional(),
    }),
  }),
});
type CreateRequest = z.infer<typeof createRequest>;

/** QR codes with a scene. */
export const qrCodeEndpoints: Endpoint[] = [
  {
    method: 'POST',
    path: '/cgi-bin/qrcode/create',
    needs: 'verified',
    run(sim, call) {
      const request = readJson(call, createRequest, 40035);
      const permanent = request.action_name.startsWith('QR_LIMIT');
      const seconds = Math.min(request.expire_seconds ?? DEFAULT_SECONDS, LONGEST_SECONDS);
      const code: QrCode = {
        ticket: `gQ${randomText(94)}`,
        scene: sceneOf(request),
        expiresAt: permanent ? null : nowOf(sim) + seconds * 1000,
      };
      keep(sim, code);
      const url = `http://weixin.qq.com/q/${randomText(22)}`;
      return { ticket: code.ticket, ...(permanent ? {} : { expire_seconds: seconds }), url };
    },
  },
  {
    method: 'GET',
    path: '/cgi-bin/showqrcode',
    open: true,
    run(sim, call) {
      const ticket = call.query.get('ticket');
      const code = sim.state.qrCodes.find((one) => one.ticket === ticket);
      if (!code) throw new PlatformError(40035);
      return new RawAnswer(drawing(code), 'image/svg+xml');
    },
  },
];

function sceneOf({ action_name, action_info }: CreateRequest): string {
  const { scene_id, scene_str } = action_info.scene;
  if (action_name.includes('STR')) {
    if (!scene_str) throw new PlatformError(40035, 'scene_str');
    return scene_str;
  }
  const largest = action_name === 'QR_LIMIT_SCENE' ? MOST_PERMANENT_ID : 2 ** 31 - 1;
  if (!scene_id || scene_id > largest) throw new PlatformError(40035, 'scene_id');
  return String(scene_id);
}

function keep(sim: Simulation, code: QrCode): void {
  const alive = sim.state.qrCodes.filter(
    ({ expiresAt }) => expiresAt === null || expiresAt > nowOf(sim),
  );
  sim.state.qrCodes = [...alive, code].slice(-KEPT);
}

const CELLS = 25;

/** A picture that looks like a QR code; it is scanned on the simulator's page, not with a phone. */
function drawing({ ticket }: QrCode): string {
  const noise = createHash('sha512').update(ticket).digest();
  const cells: string[] = [];
  for (let at = 0; at < CELLS * CELLS; at++) {
    const [x, y] = [at % CELLS, Math.floor(at / CELLS)];
    const dark = ((noise[at % noise.length] ?? 0) >> ((at >> 6) & 7)) & 1;
    if (dark && !inCorner(x, y)) cells.push(`M${x + 2} ${y + 2}h1v1h-1z`);
  }
  const size = CELLS + 4;
  const corners = [
    [2, 2],
    [CELLS - 5, 2],
    [2, CELLS - 5],
  ].map(([x = 0, y = 0]) => `M${x} ${y}h7v7h-7zm1 1v5h5v-5zm1 1h3v3h-3z`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="430" height="430"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path fill-rule="evenodd" d="${cells.join('')}${corners.join('')}"/></svg>`;
}

function inCorner(x: number, y: number): boolean {
  return (x < 8 && y < 8) || (x > CELLS - 9 && y < 8) || (x < 8 && y > CELLS - 9);
}
