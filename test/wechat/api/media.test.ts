import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { clientOf, type Platform, startPlatform } from '../../support/wechat-platform.ts';

let platform: Platform;
let api: ReturnType<typeof clientOf>['api'];
beforeAll(async () => {
  platform = await startPlatform();
});
afterAll(() => platform.close());
beforeEach(() => {
  platform.reset();
  api = clientOf(platform).api;
});

/** The last request. */
const last = () => platform.calls.at(-1);

describe('media', () => {
  const file = { content: Buffer.from('JPEG'), filename: '证.jpg', contentType: 'image/jpeg' };
  const get = '/cgi-bin/media/get';

  it('go up as a form', async () => {
    platform.answer('/cgi-bin/media/upload', { type: 'image', media_id: 'm', created_at: 1 });
    expect(await api.media.upload('image', file)).toBe('m');
    expect(last()?.query.type).toBe('image');
    expect(last()?.contentType).toMatch(/^multipart\/form-data; boundary=/);
    const body = last()?.body.toString() ?? '';
    expect(body).toMatch(
      /name="media"; filename="证.jpg"\r\nContent-Type: image\/jpeg\r\n\r\nJPEG/,
    );
  });

  it('go up again when WeChat was busy', async () => {
    const path = '/cgi-bin/media/upload';
    platform.answer(path, { errcode: -1 }, { type: 'thumb', thumb_media_id: 'n' });
    expect(await api.media.upload('thumb', file)).toBe('n');
    expect(platform.callsTo(path)[1]?.body.toString()).toContain('JPEG');
  });

  it('stay, as material or in articles', async () => {
    platform.answer('/cgi-bin/material/add_material', { media_id: 'm', url: 'http://u' });
    platform.answer('/cgi-bin/media/uploadimg', { url: 'http://u' });
    expect(await api.media.addMaterial('image', file)).toEqual({ mediaId: 'm', url: 'http://u' });
    expect(await api.media.uploadArticleImage(file)).toBe('http://u');
  });

  it('are not sent if WeChat would refuse them', async () => {
    const content = Buffer.alloc(65 * 1024);
    await expect(api.media.upload('thumb', { ...file, content })).rejects.toThrow('65536 bytes');
    expect(platform.calls).toEqual([]);
  });

  it('come down as they are', async () => {
    platform.answer(get, (_call, res) => {
      res.setHeader('content-type', 'image/jpeg');
      res.setHeader('content-disposition', 'attachment; filename="m.jpg"');
      res.end(Buffer.from([0xff, 0xd8, 0x00]));
    });
    expect(await api.media.download('m')).toEqual({
      content: Buffer.from([0xff, 0xd8, 0x00]),
      contentType: 'image/jpeg',
      filename: 'm.jpg',
    });
    expect(last()?.query.media_id).toBe('m');
    await expect(api.media.download('m', 2)).rejects.toThrow('longer than 2 bytes');
  });

  it('come down from their own address, if they are videos', async () => {
    platform.answer(get, { video_url: `${platform.origin}/videos/1` });
    platform.answer('/videos/1', (_call, res) => {
      res.setHeader('content-type', 'video/mp4');
      res.end('MP4');
    });
    const { content, contentType } = await api.media.download('m');
    expect([content.toString(), contentType]).toEqual(['MP4', 'video/mp4']);
    expect(last()?.query).toEqual({});
    platform.answer(get, { video_url: 'file:///etc/passwd' });
    await expect(api.media.download('m')).rejects.toMatchObject({ reason: 'bad-answer' });
  });

  it.each(['application/json', 'text/plain'])('may turn out an error (%s)', async (type) => {
    platform.answer(get, (_call, res) => {
      res.setHeader('content-type', type);
      res.end('{"errcode":40007,"errmsg":"invalid media_id"}');
    });
    await expect(api.media.download('m')).rejects.toMatchObject({ code: 40007 });
  });
});
