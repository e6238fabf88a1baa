import { messageOf } from '../errors.ts';
import type { Inbound } from '../wechat/index.ts';
import type { BotParts } from './bot.ts';
import type { Photo } from './frame.ts';
import { openTalk } from './talk.ts';

const largestPhoto = 10 * 1024 * 1024;
const pictures = /^image\/(jpeg|png|gif|bmp|webp)/;

/**
 * Downloads and seals the photo of a message that came while a form is open: WeChat keeps it for
 * three days only. Before the turn's transaction, since it waits for the network; the same message
 * worked again finds the file it fetched before.
 */
export async function fetchPhoto(parts: BotParts, inbound: Inbound): Promise<Photo | undefined> {
  if (inbound.kind !== 'image') return undefined;
  const { database, vault, media, clock, log } = parts;
  const { openid, key } = inbound;
  const follower = await database.prisma.follower.findUnique({ where: { openid } });
  if (!follower || openTalk(vault, follower.talk).forms.length === 0) return undefined;
  const known = await database.prisma.storedFile.findUnique({
    where: { inboxKey: key },
    select: { id: true },
  });
  if (known) return { fileId: known.id };
  try {
    const { content, contentType } = await media.download(inbound.mediaId);
    if (content.length > largestPhoto || !pictures.test(contentType))
      throw new Error(`not a usable photo: ${contentType}, ${content.length} bytes`);
    const stored = await database.prisma.storedFile.upsert({
      where: { inboxKey: key },
      update: {},
      create: {
        openid,
        inboxKey: key,
        contentType,
        size: content.length,
        content: vault.seal(content, 'file.content'),
        createdAt: clock.now(),
      },
      select: { id: true },
    });
    return { fileId: stored.id };
  } catch (error) {
    log.warn({ reason: messageOf(error) }, 'a photo could not be fetched');
    return { failed: true };
  }
}
