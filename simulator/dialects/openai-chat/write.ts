import { isFields } from '../../json.ts';
import type { Answer, Finish } from '../../model/answer.ts';
import { answerTokens, pieces } from '../../model/tokens.ts';
import type { StreamEvent, Writing } from '../dialect.ts';

const FINISH: Readonly<Record<Finish, string>> = {
  stop: 'stop',
  calls: 'tool_calls',
  length: 'length',
  filter: 'content_filter',
  refusal: 'stop',
};

const CALL_ID_LENGTH = 24;
const COMPLETION_ID_LENGTH = 29;

export function json(answer: Answer, writing: Writing): string {
  const calls = wireCalls(answer, writing);
  const refused = answer.finish === 'refusal';
  return JSON.stringify({
    ...base(writing),
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: refused || (answer.text === '' && calls.length > 0) ? null : answer.text,
          ...(calls.length > 0 && { tool_calls: calls }),
          refusal: refused ? answer.text : null,
          annotations: [],
        },
        logprobs: null,
        finish_reason: writing.finish ?? FINISH[answer.finish],
      },
    ],
    usage: usage(answer, writing),
  });
}

/** https://platform.openai.com/docs/api-reference/chat-streaming */
export function events(answer: Answer, writing: Writing): StreamEvent[] {
  const head = { ...base(writing), object: 'chat.completion.chunk' };
  const options = writing.body['stream_options'];
  const withUsage = isFields(options) && options['include_usage'] === true;
  const chunk = (
    mark: StreamEvent['mark'],
    delta: object,
    finish: string | null = null,
    tokens = 0,
  ): StreamEvent => ({
    mark,
    tokens,
    wire: sse({
      ...head,
      choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }],
      ...(withUsage && { usage: null }),
    }),
  });
  const calls = wireCalls(answer, writing);
  const content = calls.length > 0 && answer.text === '' ? null : '';
  const found = [chunk('start', { role: 'assistant', content, refusal: null })];
  for (const piece of pieces(answer.text, writing.pieceTokens)) {
    const delta = answer.finish === 'refusal' ? { refusal: piece.text } : { content: piece.text };
    found.push(chunk('token', delta, null, piece.tokens));
  }
  for (const [place, call] of calls.entries()) {
    const { name } = call.function;
    const index = writing.callIndex(place);
    const opening = { index, id: call.id, type: 'function', function: { name, arguments: '' } };
    found.push(chunk('block', { tool_calls: [opening] }));
    for (const piece of pieces(call.function.arguments, writing.pieceTokens)) {
      const later = { index, id: writing.laterCallId, function: { arguments: piece.text } };
      found.push({ ...chunk('token', { tool_calls: [later] }, null, piece.tokens), inCall: true });
    }
  }
  found.push(chunk('finish', {}, writing.finish ?? FINISH[answer.finish]));
  if (withUsage) {
    const wire = sse({ ...head, choices: [], usage: usage(answer, writing) });
    found.push({ mark: 'usage', tokens: 0, wire });
  }
  found.push({ mark: 'done', tokens: 0, wire: 'data: [DONE]\n\n' });
  return found;
}

function base(writing: Writing) {
  return {
    id: writing.mintId('chatcmpl-', COMPLETION_ID_LENGTH),
    created: writing.createdAt,
    model: writing.model,
    service_tier: 'default',
    system_fingerprint: 'fp_simulator',
  };
}

function wireCalls(answer: Answer, writing: Writing) {
  return answer.calls.map((one) => ({
    id: writing.mintId('call_', CALL_ID_LENGTH),
    type: 'function',
    function: { name: one.tool, arguments: one.arguments },
  }));
}

function usage(answer: Answer, { inputTokens }: Writing) {
  const output = answerTokens(answer);
  return {
    prompt_tokens: inputTokens,
    completion_tokens: output,
    total_tokens: inputTokens + output,
    prompt_tokens_details: { cached_tokens: 0, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: 0, audio_tokens: 0 },
  };
}

function sse(chunk: object): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
