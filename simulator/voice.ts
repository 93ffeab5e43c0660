import type { Dialect } from './dialects/dialect.ts';
import type { FaultError, FaultKit } from './faults/fault.ts';
import type { Problem } from './judge/rule.ts';
import type { HeaderPairs, Vendor } from './vendors/vendor.ts';
import { mergeHeaders } from './wire/headers.ts';
import type { Step } from './wire/step.ts';

const JSON_TYPE: HeaderPairs = [['content-type', 'application/json']];
const STREAM_TYPE: HeaderPairs = [
  ['content-type', 'text/event-stream; charset=utf-8'],
  ['cache-control', 'no-cache'],
];

/** What a vendor says in answer to one request: heads and errors that carry the request's id. */
export interface Voice extends FaultKit {
  refusal(this: void, problem: Problem, first?: HeaderPairs): Step[];
}

export function createVoice(
  vendor: Vendor,
  dialect: Dialect | undefined,
  requestId: string,
  streamed: boolean,
  receivedAt: number,
): Voice {
  const own = (): HeaderPairs => vendor.headers(requestId, Date.now() - receivedAt);
  const problemOf = ({ status, code, message }: FaultError): Problem => vendor.problem(status, code, message);
  const refusal: Voice['refusal'] = (problem, first = []) => [
    {
      do: 'head',
      status: problem.status,
      headers: mergeHeaders(first, JSON_TYPE, vendor.errorHeaders(problem), own()),
    },
    { do: 'send', text: vendor.errorBody(problem, requestId), mark: 'body', tokens: 0 },
    { do: 'end' },
  ];
  return {
    streamed,
    refusal,
    head: (status, headers = []) => ({
      do: 'head',
      status,
      headers: mergeHeaders(headers, streamed ? STREAM_TYPE : JSON_TYPE, own()),
    }),
    error: (error) => refusal(problemOf(error), error.headers),
    errorBody: (error) => vendor.errorBody(problemOf(error), requestId),
    errorEvent: (error, sent, as) => {
      const problem = problemOf(error);
      return dialect?.errorEvents?.(problem, sent, as) ?? vendor.errorEvent(problem, requestId);
    },
  };
}
