import { textIn, type JsonObject } from '../../json.ts';
import type { Answer, Envelope, WireEvent } from '../format.ts';
import { answerBody, begunBody } from './answer.ts';
import { itemEvents } from './item-events.ts';

/**
 * An answer as the events of a stream, each part of it added, filled and done.
 * https://platform.openai.com/docs/api-reference/responses-streaming
 */
export function answerEvents(answer: Answer, envelope: Envelope): readonly WireEvent[] {
  const body = answerBody(answer, envelope);
  const begun = begunBody(envelope);
  const events: readonly JsonObject[] = [
    { type: 'response.created', response: begun },
    { type: 'response.in_progress', response: begun },
    ...(body['output'] as readonly JsonObject[]).flatMap((item, index) =>
      itemEvents(item).map(({ type, ...event }): JsonObject => ({ type, output_index: index, ...event })),
    ),
    { type: `response.${textIn(body['status'])}`, response: body },
  ];
  return events.map(({ type = '', ...event }, at) => ({
    event: textIn(type),
    data: { type, sequence_number: at, ...event },
  }));
}
