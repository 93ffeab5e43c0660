/** A way to a model: the provider itself, or something before it that speaks its API. */
export interface Way {
  readonly name: string;
  /** With `/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly headers: Readonly<Record<string, string>>;
}

const question = 'Where is my order?';

/** From the request to the first word of a stream that is then read to its end, in ms. */
export async function firstWordMs(way: Way): Promise<number> {
  const startedAt = performance.now();
  const response = await post(way, true);
  let firstMs: number | undefined;
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (firstMs === undefined && /"content":"[^"]/.test(text)) firstMs = performance.now() - startedAt;
  }
  if (firstMs === undefined || !text.includes('[DONE]')) throw new Error(`${way.name} gave no whole stream`);
  return firstMs;
}

/** From the request to the last byte of an answer in one piece, in ms. */
export async function wholeMs(way: Way): Promise<number> {
  const startedAt = performance.now();
  const text = await (await post(way, false)).text();
  if (!text.includes('"finish_reason":"stop"')) throw new Error(`${way.name} gave no whole answer`);
  return performance.now() - startedAt;
}

async function post({ name, baseUrl, model, headers }: Way, stream: boolean): Promise<Response> {
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer simulated', ...headers },
    body: JSON.stringify({
      model,
      stream,
      max_completion_tokens: 4096,
      messages: [{ role: 'user', content: question }],
    }),
  });
  if (!response.ok) throw new Error(`${name}: ${response.status} ${await response.text()}`);
  return response;
}
