import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** WeChat's API as far as the program needs it to start: it has a token to give, and no menu yet. */
export async function startPlatform(): Promise<{ origin: string; close(): void }> {
  const server = createServer((req, res) => {
    req.resume();
    res.setHeader('content-type', 'application/json');
    res.end(JSON.stringify(answerTo(req.url ?? '')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function answerTo(url: string): unknown {
  if (url.includes('token')) return { access_token: 'bench-token', expires_in: 7_200 };
  if (url.includes('/menu/get') || url.includes('selfmenu'))
    return { errcode: 46_003, errmsg: 'menu no exist' };
  return { errcode: 0, errmsg: 'ok' };
}
