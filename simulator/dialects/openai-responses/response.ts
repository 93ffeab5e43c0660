import { isFields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Answer } from '../../model/answer.ts';
import { answerTokens, thoughtTokens } from '../../model/tokens.ts';
import type { Writing } from '../dialect.ts';
import { cachedTokens } from '../openai/usage.ts';
import { isModelItem } from './item-kinds.ts';
import { type OutputItem, outputItems } from './output.ts';

const RESPONSE_ID_LENGTH = 48;

const INCOMPLETE: Readonly<Record<string, string>> = {
  length: 'max_output_tokens',
  filter: 'content_filter',
};

export interface FinishedResponse {
  readonly status: 'completed' | 'incomplete';
  readonly output: readonly OutputItem[];
  readonly [field: string]: unknown;
}

export function json(answer: Answer, writing: Writing): string {
  return JSON.stringify(finishedResponse(answer, writing));
}

/** https://platform.openai.com/docs/api-reference/responses/object */
export function finishedResponse(answer: Answer, writing: Writing): FinishedResponse {
  const { body, createdAt } = writing;
  const output = outputItems(answer, writing);
  const reason = writing.finish ?? INCOMPLETE[answer.finish];
  return {
    id: writing.mintId('resp_', RESPONSE_ID_LENGTH),
    object: 'response',
    created_at: createdAt,
    status: reason === undefined ? 'completed' : 'incomplete',
    background: false,
    completed_at: reason === undefined ? createdAt : null,
    error: null,
    incomplete_details: reason === undefined ? null : { reason },
    instructions: body['instructions'] ?? null,
    max_output_tokens: body['max_output_tokens'] ?? null,
    max_tool_calls: body['max_tool_calls'] ?? null,
    metadata: body['metadata'] ?? {},
    model: writing.model,
    output,
    parallel_tool_calls: body['parallel_tool_calls'] ?? true,
    previous_response_id: null,
    prompt_cache_key: body['prompt_cache_key'] ?? null,
    reasoning: { effort: null, summary: null, ...(isFields(body['reasoning']) && body['reasoning']) },
    safety_identifier: body['safety_identifier'] ?? null,
    service_tier: 'default',
    store: body['store'] ?? true,
    temperature: body['temperature'] ?? 1,
    text: { format: { type: 'text' }, verbosity: 'medium', ...(isFields(body['text']) && body['text']) },
    tool_choice: body['tool_choice'] ?? 'auto',
    tools: body['tools'] ?? [],
    top_logprobs: 0,
    top_p: body['top_p'] ?? 1,
    truncation: 'disabled',
    usage: usage(answer, output, writing),
    user: null,
  };
}

function usage(answer: Answer, output: readonly OutputItem[], { body, inputTokens }: Writing) {
  const reasoning = output.some(({ type }) => type === 'reasoning') ? thoughtTokens(answer) : 0;
  const cached = cachedTokens(inputTokens, () => {
    const items = objects(body['input']);
    const last = items.findLastIndex(isModelItem);
    const first = items.slice(0, last + 1).findLastIndex((item) => !isModelItem(item));
    return [body['instructions'], body['tools'], items.slice(0, first + 1)];
  });
  const outputTokens = answerTokens(answer) + reasoning;
  return {
    input_tokens: inputTokens,
    input_tokens_details: { cached_tokens: cached },
    output_tokens: outputTokens,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: inputTokens + outputTokens,
  };
}
