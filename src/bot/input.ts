import type { Inbound } from '../wechat/index.ts';
import type { Input } from './action.ts';
import type { Photo } from './frame.ts';

/**
 * No form takes more, and the matcher reads far less: what comes behind is nobody's, and would only
 * give every pattern in a message's way more to look through.
 */
const longestText = 3_000;

const textInput = (text: string): Input => ({ kind: 'text', text: text.slice(0, longestText) });

/** What a message is to the turn; undefined for an event, and for what cannot be read. */
export function inputOf(inbound: Inbound, photo?: Photo): Input | undefined {
  switch (inbound.kind) {
    case 'text':
      return textInput(inbound.text);
    case 'voice':
      return inbound.recognition?.trim() ? textInput(inbound.recognition) : undefined;
    case 'image':
      return photo && 'fileId' in photo ? { kind: 'photo', fileId: photo.fileId } : undefined;
    case 'location': {
      const { latitude, longitude, label } = inbound;
      return { kind: 'location', latitude, longitude, label };
    }
    default:
      return undefined;
  }
}
