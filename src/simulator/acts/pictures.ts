export interface PictureKind {
  mime: string;
  extension: string;
}

const kinds: (PictureKind & { begins: string; at?: number })[] = [
  { mime: 'image/jpeg', extension: 'jpg', begins: 'ffd8ff' },
  { mime: 'image/png', extension: 'png', begins: '89504e470d0a1a0a' },
  { mime: 'image/gif', extension: 'gif', begins: '47494638' },
  { mime: 'image/bmp', extension: 'bmp', begins: '424d' },
  { mime: 'image/webp', extension: 'webp', begins: '57454250', at: 8 },
];

/** By the first bytes, whatever the sender calls it; null for anything that is no picture. */
export function kindOfPicture(data: Buffer): PictureKind | null {
  const found = kinds.find(
    ({ begins, at = 0 }) => data.toString('hex', at, at + begins.length / 2) === begins,
  );
  return found ? { mime: found.mime, extension: found.extension } : null;
}
