import { z } from 'zod';
import { randomText } from './ids.ts';

/** Temporary media live so long. */
export const MEDIA_LIFE_MS = 3 * 24 * 60 * 60 * 1000;
/** Above this the oldest are forgotten. */
const MEMORY_BYTES = 200 * 1024 * 1024;
/** What of it the snapshot keeps, newest first: it is written whole at each change. */
const SNAPSHOT_BYTES = 8 * 1024 * 1024;

const storedSchema = z.object({
  id: z.string(),
  type: z.enum(['image', 'voice', 'video', 'thumb']),
  mime: z.string(),
  filename: z.string(),
  at: z.number(),
  permanent: z.boolean(),
});

export type Media = z.infer<typeof storedSchema> & { data: Buffer };
export type MediaType = Media['type'];

/** Media as they stand in the snapshot. */
export const mediaSnapshotSchema = z.array(storedSchema.extend({ data: z.base64() }));
export type MediaSnapshot = z.infer<typeof mediaSnapshotSchema>;

/** Pictures, voice and videos, of followers and of the account. */
export class MediaStore {
  readonly #all = new Map<string, Media>();
  #bytes = 0;

  add(media: Omit<Media, 'id'>): Media {
    const added = { ...media, id: randomText(64) };
    this.#keep(added);
    return added;
  }

  /** Null for one that is unknown or, being temporary, too old. */
  find(id: string, now: number): Media | null {
    const media = this.#all.get(id);
    if (!media) return null;
    return media.permanent || now < media.at + MEDIA_LIFE_MS ? media : null;
  }

  permanent(): Media[] {
    return [...this.#all.values()].filter((media) => media.permanent);
  }

  remove(id: string): void {
    this.#bytes -= this.#all.get(id)?.data.length ?? 0;
    this.#all.delete(id);
  }

  clear(): void {
    this.#all.clear();
    this.#bytes = 0;
  }

  snapshot(): MediaSnapshot {
    const kept: MediaSnapshot = [];
    let room = SNAPSHOT_BYTES;
    for (const media of [...this.#all.values()].reverse()) {
      if (media.data.length > room) continue;
      room -= media.data.length;
      kept.unshift({ ...media, data: media.data.toString('base64') });
    }
    return kept;
  }

  restore(snapshot: MediaSnapshot): void {
    this.clear();
    for (const media of snapshot) this.#keep({ ...media, data: Buffer.from(media.data, 'base64') });
  }

  #keep(media: Media): void {
    this.#all.set(media.id, media);
    this.#bytes += media.data.length;
    for (const [id, { permanent }] of this.#all) {
      if (this.#bytes <= MEMORY_BYTES) return;
      if (!permanent && id !== media.id) this.remove(id);
    }
  }
}
