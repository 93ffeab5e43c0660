import type { Simulator } from '../../simulator/index.ts';
import { MODEL, post } from './clients.ts';

const HEADERS = { authorization: 'Bearer any', 'anthropic-version': '2026-10-21' };
const PATHS = {
  chat: '/openai/v1/chat/completions',
  responses: '/openai/v1/responses',
  messages: '/anthropic/v1/messages',
};

/** The answer of one of the three protocols, as it goes over the wire. */
export async function askRaw(simulator: Simulator, api: keyof typeof PATHS, body: object): Promise<unknown> {
  const limit = api === 'messages' ? { max_tokens: 2_000 } : {};
  const answer = await post(`${simulator.url}${PATHS[api]}`, { model: MODEL, ...limit, ...body }, HEADERS);
  return JSON.parse(answer.text);
}

export function said(content: unknown): object[] {
  return [{ role: 'user', content }];
}
