import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';
import type { Simulator } from '../../simulator/index.ts';

export const MODEL = 'test-model';

export function openaiClient(simulator: Simulator, provider = 'openai', apiKey = 'any'): OpenAI {
  return new OpenAI({ baseURL: simulator.baseUrl(provider), apiKey, maxRetries: 0 });
}

export function anthropicClient(simulator: Simulator, provider = 'anthropic', apiKey = 'any'): Anthropic {
  return new Anthropic({ baseURL: simulator.baseUrl(provider), apiKey, maxRetries: 0 });
}

/** One user text in, the answer's text out, over Chat Completions. */
export async function ask(
  simulator: Simulator,
  text: string,
  provider = 'openai',
  model = MODEL,
): Promise<string> {
  const completion = await openaiClient(simulator, provider).chat.completions.create({
    model,
    messages: [{ role: 'user', content: text }],
  });
  return completion.choices[0]?.message.content ?? '';
}

/** A raw request, for what the SDKs would not send. */
export async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text };
}

/** Everything a stream yields, to its end. */
export async function collect<Item>(stream: AsyncIterable<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

/** The error a call fails with. */
export async function failure(call: Promise<unknown>): Promise<Error & Record<string, unknown>> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) return error as Error & Record<string, unknown>;
  }
  throw new Error('the call succeeded');
}
