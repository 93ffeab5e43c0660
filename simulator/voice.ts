import type { Dialect } from './dialects/dialect.ts';
import type { FaultError, FaultKit } from './faults/fault.ts';
import type { Problem } from './judge/rule.ts';
import type { RetryAfter } from './vendors/retry-after.ts';
import type { HeaderPairs, Vendor } from './vendors/vendor.ts';
import { wordings } from './vendors/wordings.ts';
import { mergeHeaders } from './wire/headers.ts';
import type { Step } from './wire/step.ts';

const JSON_TYPE: HeaderPairs = [['content-type', 'application/json']];
const STREAM_TYPE: HeaderPairs = [
  ['content-type', 'text/event-stream; charset=utf-8'],
  ['cache-control', 'no-cache'],
];

/** What a vendor says in answer to one request: heads and errors that carry the request's id. */
export interface Voice extends FaultKit {
  refusal(this: void, problem: Problem, first?: HeaderPairs, retryAfter?: RetryAfter): Step[];
}

/** The request that is answered. */
export interface Asked {
  /** Undefined when the vendor has nothing at its path. */
  readonly dialect: Dialect | undefined;
  readonly id: string;
  readonly model: string | null;
  readonly streamed: boolean;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

export function createVoice(vendor: Vendor, { dialect, id, model, streamed, receivedAt }: Asked): Voice {
  const own = (): HeaderPairs => vendor.headers(id, Date.now() - receivedAt);
  const problemOf = ({ status, code, wording, message }: FaultError): Problem => ({
    ...(wording === undefined ? vendor.problem(status, code) : { ...wordings[wording], status }),
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
  });
  const refusal: Voice['refusal'] = (problem, first = [], retryAfter) => [
    {
      do: 'head',
      status: problem.status,
      headers: mergeHeaders(first, JSON_TYPE, vendor.errorHeaders(problem, retryAfter), own()),
    },
    { do: 'send', text: vendor.errorBody(problem, id), mark: 'body', tokens: 0 },
    { do: 'end' },
  ];
  return {
    refusal,
    head: (status, headers = []) => ({
      do: 'head',
      status,
      headers: mergeHeaders(headers, streamed ? STREAM_TYPE : JSON_TYPE, own()),
    }),
    error: (error) => refusal(problemOf(error), error.headers, error.retryAfter),
    unknownModel: () => refusal((dialect?.noSuchModel ?? vendor.noSuchModel)(model ?? '')),
    errorBody: (error) => vendor.errorBody(problemOf(error), id),
    errorEvent: (error, sent, as) => {
      const problem = problemOf(error);
      if (as === 'bare') return `error: ${JSON.stringify(vendor.errorObject(problem))}\n\n`;
      if (dialect?.errorEvents !== undefined) return dialect.errorEvents(problem, sent, as);
      if (as === 'event') return `event: error\ndata: ${vendor.errorBody(problem, id)}\n\n`;
      return vendor.errorEvent(problem, id);
    },
    keepAlive: (sent) => dialect?.keepAlive(sent) ?? '',
  };
}
