import { serve } from './serve.ts';

/** How the stand-in model behaves at the next question. */
export type Manner =
  | { says: string }
  /** Says what the question's first card says, in a frame of its own. */
  | { says: (asked: string) => string }
  | 'slow'
  | 'refuses'
  | 'garbage';

export interface ModelServer {
  /** For LLM_BASE_URL. */
  url: string;
  /** What it was asked, the newest last: the whole request, as text. */
  asked: string[];
  behaves(manner: Manner): void;
  close(): Promise<void>;
}

/** An OpenAI-compatible service on this machine that does as it is told: also badly. */
export async function createModelServer(): Promise<ModelServer> {
  let manner: Manner = 'garbage';
  const asked: string[] = [];
  const served = await serve(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    asked.push(body);
    if (manner === 'slow') return; // the client gives up
    if (manner === 'refuses') return void response.writeHead(503).end(`cannot: ${body}`);
    if (manner === 'garbage') return void response.writeHead(200).end('<html>hello');
    const content = typeof manner.says === 'string' ? manner.says : manner.says(body);
    const completion = {
      id: 'c1',
      object: 'chat.completion',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
    };
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(completion));
  });
  return {
    url: `${served.origin}/v1`,
    asked,
    behaves: (next) => {
      manner = next;
    },
    close: served.close,
  };
}
