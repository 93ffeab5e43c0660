import type { JsonObject } from '../../json.ts';
import type { Answer, Envelope } from '../format.ts';
import { outputOf } from './answer-items.ts';
import { endingBody } from './finish.ts';
import { usageBody } from './usage.ts';

/**
 * An answer as the body of a response. What the format has no place for is lost when it is read again: the reasoning,
 * hosted runs and unknown parts of other vendors (told as a summary, in words, and not at all), what other vendors cite
 * beside addresses and titles, the category of a refusal, our own call ids, and finishes other than completed and cut.
 * Items that have no id are given one.
 * https://platform.openai.com/docs/api-reference/responses/object
 */
export function answerBody(answer: Answer, envelope: Envelope): JsonObject {
  return {
    ...begunBody(envelope),
    ...endingBody(answer),
    output: outputOf(answer, envelope),
    ...usageBody(answer.usage),
  };
}

/** A response of which nothing has come: what its stream begins with. Fields that repeat the request say nothing. */
export function begunBody({ id, model, createdAt }: Envelope): JsonObject {
  return {
    id,
    object: 'response',
    created_at: createdAt,
    status: 'in_progress',
    background: false,
    error: null,
    incomplete_details: null,
    instructions: null,
    max_output_tokens: null,
    metadata: {},
    model,
    output: [],
    parallel_tool_calls: true,
    previous_response_id: null,
    reasoning: { effort: null, summary: null },
    store: false,
    temperature: null,
    text: { format: { type: 'text' } },
    tool_choice: 'auto',
    tools: [],
    top_p: null,
    truncation: 'disabled',
    usage: null,
  };
}
