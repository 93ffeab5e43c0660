import { isFields } from '../../json.ts';
import { objects } from '../../judge/values.ts';
import type { Answer, Finish } from '../../model/answer.ts';
import { answerTokens, pieces, thoughtTokens } from '../../model/tokens.ts';
import type { StreamEvent, Writing } from '../dialect.ts';
import { cachedTokens } from '../openai/usage.ts';
import { annotations, ARGUMENTS, callFields, messageFields, openReasoning, wireCalls } from './message.ts';

const FINISH: Readonly<Record<Finish, string>> = {
  stop: 'stop',
  calls: 'tool_calls',
  length: 'length',
  filter: 'content_filter',
  refusal: 'stop',
};

const COMPLETION_ID_LENGTH = 29;

export function json(answer: Answer, writing: Writing): string {
  return JSON.stringify({
    ...base(writing),
    object: 'chat.completion',
    choices: [
      {
        index: 0,
        message: messageFields(answer, writing),
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
  const inPieces = (text: string, delta: (piece: string) => object): StreamEvent[] =>
    pieces(text, writing.pieceTokens).map((piece) => chunk('token', delta(piece.text), null, piece.tokens));
  const calls = wireCalls(answer, writing);
  const field = answer.finish === 'refusal' ? 'refusal' : 'content';
  const content = field === 'refusal' || (calls.length > 0 && answer.text === '') ? null : '';
  const reasoning = openReasoning(answer, writing);
  const opened = reasoning === undefined ? {} : { reasoning_content: '' };
  const found = [
    chunk('start', { role: 'assistant', content, ...opened, refusal: null }),
    ...inPieces(reasoning ?? '', (text) => ({ reasoning_content: text })),
    ...inPieces(answer.text, (text) => ({ [field]: text })),
  ];
  const cited = annotations(answer);
  if (cited.length > 0) found.push(chunk('block', { annotations: cited }));
  for (const [place, one] of calls.entries()) {
    const index = writing.callIndex(place);
    found.push(chunk('block', { tool_calls: [{ index, ...callFields(one, '') }] }));
    const { kind, call } = one;
    const argued = (text: string) => ({
      tool_calls: [{ index, id: writing.laterCallId, [kind]: { [ARGUMENTS[kind]]: text } }],
    });
    found.push(...inPieces(call.arguments, argued).map((event) => ({ ...event, inCall: true })));
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

function usage(answer: Answer, { body, inputTokens }: Writing) {
  const reasoning = thoughtTokens(answer);
  const output = answerTokens(answer) + reasoning;
  const cached = cachedTokens(inputTokens, () => {
    const messages = objects(body['messages']);
    const last = messages.findLastIndex(({ role }) => role === 'assistant');
    return last === -1 ? [] : [body['tools'], messages.slice(0, last)];
  });
  return {
    prompt_tokens: inputTokens,
    completion_tokens: output,
    total_tokens: inputTokens + output,
    prompt_tokens_details: { cached_tokens: cached, audio_tokens: 0 },
    completion_tokens_details: { reasoning_tokens: reasoning, audio_tokens: 0 },
  };
}

function sse(chunk: object): string {
  return `data: ${JSON.stringify(chunk)}\n\n`;
}
