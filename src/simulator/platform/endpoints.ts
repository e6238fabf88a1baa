import { customEndpoints } from './custom.ts';
import { draftEndpoints } from './drafts.ts';
import type { Endpoint } from './endpoint.ts';
import { massEndpoints } from './mass.ts';
import { mediaEndpoints } from './media.ts';
import { menuEndpoints } from './menu.ts';
import { operationEndpoints } from './operations.ts';
import { qrCodeEndpoints } from './qrcode.ts';
import { tagEndpoints } from './tags.ts';
import { templateEndpoints } from './template.ts';
import { tokenEndpoints } from './token.ts';
import { userEndpoints } from './users.ts';

/** Everything of the platform's API that is simulated. */
export const endpoints: Endpoint[] = [
  ...tokenEndpoints,
  ...customEndpoints,
  ...menuEndpoints,
  ...mediaEndpoints,
  ...draftEndpoints,
  ...userEndpoints,
  ...tagEndpoints,
  ...qrCodeEndpoints,
  ...templateEndpoints,
  ...massEndpoints,
  ...operationEndpoints(() => endpoints),
];
