import type { JsonObject } from '../../../domain/json.ts';
import type { WireEvent, WireFormat } from '../../../domain/wire/format.ts';
import { formatOf } from '../../../domain/wire/formats.ts';
import { sseOf } from '../../../domain/wire/sse.ts';
import { anthropic } from './anthropic.ts';
import type { Dialect } from './dialect.ts';
import { openai } from './openai.ts';

/** One path that existing clients ask. */
export interface Endpoint {
  readonly path: string;
  readonly format: WireFormat;
  readonly dialect: Dialect;
  /** What the ids of its responses begin with; our run's id follows. */
  readonly idPrefix: string;
  /** The body's field that names a response to go on from. */
  readonly continues?: string;
  /** A sign of life, as it goes over the wire, while there is nothing to say. */
  readonly keepAlive: string;
  /** An error after the response has begun, from the error's body. */
  readonly errorEvent: (body: JsonObject) => WireEvent;
}

const comment = ': keep-alive\n\n';

/** The one list of endpoints that take a conversation. */
export const endpoints: readonly Endpoint[] = [
  {
    path: '/v1/chat/completions',
    format: formatOf('openai.chat'),
    dialect: openai,
    idPrefix: 'chatcmpl-',
    keepAlive: comment,
    errorEvent: (data) => ({ data }),
  },
  {
    path: '/v1/responses',
    format: formatOf('openai.responses'),
    dialect: openai,
    idPrefix: 'resp_',
    continues: 'previous_response_id',
    keepAlive: comment,
    // https://platform.openai.com/docs/api-reference/responses-streaming/error
    errorEvent: ({ error }) => ({
      event: 'error',
      data: { ...(error as JsonObject), type: 'error', sequence_number: 0 },
    }),
  },
  {
    path: '/v1/messages',
    format: formatOf('anthropic.messages'),
    dialect: anthropic,
    idPrefix: 'msg_',
    keepAlive: sseOf({ event: 'ping', data: { type: 'ping' } }),
    errorEvent: (data) => ({ event: 'error', data }),
  },
];

/** The endpoint of a wire format's id. */
export function endpointOf(format: string): Endpoint | undefined {
  return endpoints.find((endpoint) => endpoint.format.id === format);
}

/** The dialect of a request that no endpoint takes: by its path, else by the header that only one vendor's clients send. */
export function dialectOf(path: string, anthropicVersion: string | undefined): Dialect {
  const endpoint = endpoints.find((each) => path === each.path || path.startsWith(`${each.path}/`));
  return endpoint?.dialect ?? (anthropicVersion === undefined ? openai : anthropic);
}

/** The run that a response's id names, of whatever endpoint. */
export function runIdIn(responseId: string): string {
  const prefix = endpoints.map(({ idPrefix }) => idPrefix).find((each) => responseId.startsWith(each));
  return responseId.slice(prefix?.length ?? 0);
}
