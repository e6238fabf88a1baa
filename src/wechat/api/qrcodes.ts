import { z } from 'zod';
import type { Client } from './client.ts';
import { WechatLimitError } from './errors.ts';

export interface QrCode {
  ticket: string;
  /** The picture; needs no token. */
  imageUrl: string;
  /** What the picture says, to draw one's own. */
  url: string;
}

/** QR codes that follow the account and tell which of them was scanned (page 生成带参数的二维码). */
export interface QrCodesApi {
  /**
   * @param scene 1 to 64 characters; comes back in `subscribe` and `scan`
   * @param lifeSeconds at most 30 days; without it the code is permanent, of which there are 100,000
   */
  create(scene: string, lifeSeconds?: number): Promise<QrCode>;
}

const MAX_LIFE_SECONDS = 2_592_000;
const created = z.looseObject({ ticket: z.string(), url: z.string() });

export function createQrCodes({ post }: Client): QrCodesApi {
  return {
    async create(scene, lifeSeconds) {
      if (scene === '' || scene.length > 64) {
        throw new WechatLimitError('a scene has 1 to 64 characters');
      }
      if (lifeSeconds !== undefined && (lifeSeconds < 1 || lifeSeconds > MAX_LIFE_SECONDS)) {
        throw new WechatLimitError('a QR code lives 1 second to 30 days');
      }
      const json = {
        // Always said: copies of the page disagree on what it is otherwise.
        expire_seconds: lifeSeconds,
        action_name: lifeSeconds === undefined ? 'QR_LIMIT_STR_SCENE' : 'QR_STR_SCENE',
        action_info: { scene: { scene_str: scene } },
      };
      const options = { repeatable: true };
      const { ticket, url } = await post('/cgi-bin/qrcode/create', json, created, options);
      return { ticket, imageUrl: qrCodeImageUrl(ticket), url };
    },
  };
}

/** Where WeChat shows a ticket's picture. */
export function qrCodeImageUrl(ticket: string): string {
  return `https://mp.weixin.qq.com/cgi-bin/showqrcode?ticket=${encodeURIComponent(ticket)}`;
}
