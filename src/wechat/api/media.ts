import { z } from 'zod';
import type { Client } from './client.ts';
import { WechatLimitError } from './errors.ts';

export type MediaType = 'image' | 'voice' | 'video' | 'thumb';

export interface UploadFile {
  content: Uint8Array;
  /** With its ending, which WeChat goes by. */
  filename: string;
  contentType: string;
}

export interface DownloadedFile {
  content: Buffer;
  contentType: string;
  /** As WeChat named it, if it did. */
  filename: string | undefined;
}

/** Media (pages 新增临时素材, 获取临时素材, 新增永久素材). */
export interface MediaApi {
  /** @returns a mediaId that lives three days */
  upload(type: MediaType, file: UploadFile): Promise<string>;
  /**
   * What a member sent, or what was uploaded, within three days.
   *
   * @param maxBytes a longer file is given up
   * @throws WechatApiError 40007 if there is no such file (any more)
   */
  download(mediaId: string, maxBytes?: number): Promise<DownloadedFile>;
  /** @returns a mediaId that lives until it is deleted, and for an image its address */
  addMaterial(
    type: MediaType,
    file: UploadFile,
  ): Promise<{ mediaId: string; url: string | undefined }>;
  /** A picture to be shown inside an article: jpg or png under 1 MB. @returns its address */
  uploadArticleImage(file: UploadFile): Promise<string>;
}

const MB = 1024 * 1024;
const DEFAULT_MAX_BYTES = 20 * MB;
/** Bytes, for temporary and permanent media alike. */
const limits: Record<MediaType, number> = {
  image: 10 * MB,
  voice: 2 * MB,
  video: 10 * MB,
  thumb: 64 * 1024,
};

const uploaded = z
  .looseObject({ media_id: z.string().optional(), thumb_media_id: z.string().optional() })
  .transform((answer) => answer.media_id ?? answer.thumb_media_id ?? '')
  .pipe(z.string().min(1));
const added = z.looseObject({ media_id: z.string(), url: z.string().optional() });
const image = z.looseObject({ url: z.string() });

export function createMedia({ call, download }: Client): MediaApi {
  const send = <T>(endpoint: string, answer: z.ZodType<T>, type?: MediaType) => ({
    method: 'POST' as const,
    endpoint,
    query: { type },
    answer,
  });
  return {
    async upload(type, file) {
      const form = formOf(file, limits[type]);
      const request = send('/cgi-bin/media/upload', uploaded, type);
      return call({ ...request, form, repeatable: true });
    },
    async download(mediaId, maxBytes = DEFAULT_MAX_BYTES) {
      const endpoint = '/cgi-bin/media/get';
      const got = await download({ endpoint, query: { media_id: mediaId }, maxBytes });
      const filename = /filename="([^"]+)"/.exec(got.disposition)?.[1];
      return { content: got.body, contentType: got.contentType, filename };
    },
    async addMaterial(type, file) {
      const form = formOf(file, limits[type]);
      const request = send('/cgi-bin/material/add_material', added, type);
      // Twice would take two of the places the account has.
      const { media_id, url } = await call({ ...request, form, repeatable: false });
      return { mediaId: media_id, url };
    },
    async uploadArticleImage(file) {
      const request = send('/cgi-bin/media/uploadimg', image);
      return (await call({ ...request, form: formOf(file, MB), repeatable: true })).url;
    },
  };
}

/** @throws WechatLimitError for a file WeChat would refuse */
function formOf({ content, filename, contentType }: UploadFile, limit: number): () => FormData {
  if (content.length > limit) {
    throw new WechatLimitError(`a file of this kind has at most ${limit} bytes`);
  }
  return () => {
    const form = new FormData();
    form.append('media', new Blob([new Uint8Array(content)], { type: contentType }), filename);
    return form;
  };
}
