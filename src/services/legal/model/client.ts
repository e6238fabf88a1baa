/** Where a language model is reached: any service that speaks OpenAI's chat completions. */
export interface ModelSettings {
  baseUrl: string;
  apiKey: string;
  model: string;
}

/** One question to a language model. */
export interface Model {
  /**
   * @param system what it is to do; @param user what it is to do it with
   * @returns what it said, as it is
   * @throws if it fails, or has not answered by then
   */
  ask(system: string, user: string, timeoutMs: number): Promise<string>;
}

/** More than any answer needs; a model that rambles is cut off. */
const mostTokens = 700;

/** A model over HTTP. The client library is loaded at the first question: most unions have none. */
export function createModel({ baseUrl, apiKey, model }: ModelSettings): Model {
  const loading = once(async () => {
    const { OpenAI } = await import('openai');
    // One try: there is no time for a second, and the card is a good answer.
    return new OpenAI({ baseURL: baseUrl, apiKey, maxRetries: 0, logLevel: 'off' });
  });
  return {
    async ask(system, user, timeoutMs) {
      const signal = AbortSignal.timeout(timeoutMs);
      const client = await loading();
      const completion = await client.chat.completions.create(
        {
          model,
          temperature: 0.2,
          max_tokens: mostTokens,
          messages: [
            { role: 'system', content: system },
            { role: 'user', content: user },
          ],
        },
        { signal, timeout: timeoutMs },
      );
      return completion.choices?.[0]?.message?.content ?? '';
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
