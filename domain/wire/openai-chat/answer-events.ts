import { isObject, type Json, type JsonObject } from '../../json.ts';
import type { Answer, Envelope, WireEvent } from '../format.ts';
import { answerMessage } from './answer.ts';
import { finishReasonOf } from './finish.ts';
import { done } from './read.ts';
import { usageBody } from './usage.ts';

/**
 * An answer as the chunks of a Chat Completions stream, `[DONE]` included, and usage unless it is not wanted: its chunk has
 * no choice, and many a client looks at the first choice of each.
 * https://platform.openai.com/docs/api-reference/chat-streaming
 */
export function answerEvents(answer: Answer, envelope: Envelope): readonly WireEvent[] {
  const message = answerMessage(answer.content);
  const chunks = chunksOf(envelope);
  return [
    chunks.begin(message['content'] === null ? null : ''),
    ...deltasOf(message).map((each) => chunks.delta(each)),
    ...chunks.end(answer),
  ];
}

/** The chunks of one stream. */
export function chunksOf({ id, model, createdAt, streamUsage }: Envelope) {
  const chunk = (more: JsonObject): WireEvent => ({
    data: { id, object: 'chat.completion.chunk', created: createdAt, model, ...more },
  });
  const delta = (each: JsonObject, reason: string | null = null): WireEvent =>
    chunk({ choices: [{ index: 0, delta: each, logprobs: null, finish_reason: reason }] });
  return {
    begin: (content: '' | null) => delta({ role: 'assistant', content, refusal: null }),
    delta: (each: JsonObject) => delta(each),
    end: ({ finish, usage }: Answer): readonly WireEvent[] => [
      delta({}, finishReasonOf(finish)),
      ...(usage === undefined || streamUsage === false
        ? []
        : [chunk({ choices: [], usage: usageBody(usage) })]),
      { data: done },
    ],
  };
}

/** Each field of a message in a chunk of its own, thoughts before words; a call begins before its arguments come. */
export function deltasOf(message: JsonObject): readonly JsonObject[] {
  const { role: _, content, refusal, annotations, tool_calls: calls, ...beside } = message;
  const said = { ...beside, content, refusal, annotations };
  const fields = Object.entries(said).filter(([, value]) => value !== undefined && value !== null);
  return [
    ...fields.map(([name, value]) => ({ [name]: value as Json })),
    ...((calls ?? []) as readonly JsonObject[]).flatMap(callDeltas),
  ];
}

function callDeltas(call: JsonObject, index: number): readonly JsonObject[] {
  const kind = isObject(call['custom']) ? 'custom' : 'function';
  const field = kind === 'custom' ? 'input' : 'arguments';
  const { [field]: text, ...called } = call[kind] as JsonObject;
  return [
    { tool_calls: [{ index, ...call, [kind]: { ...called, [field]: '' } }] },
    { tool_calls: [{ index, [kind]: { [field]: text ?? '' } }] },
  ];
}
