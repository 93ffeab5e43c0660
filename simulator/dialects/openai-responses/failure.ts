import { isFields, parseJson } from '../../json.ts';
import type { Problem } from '../../judge/rule.ts';
import type { EventForm } from '../dialect.ts';
import { sse } from './stream.ts';

/** The vendor says it twice, unless one form is asked for: as an `error` event, then in the response that failed. */
export function errorEvents(problem: Problem, sent: readonly string[], as?: EventForm): string {
  const { message, type, param = null, code = type, details } = problem;
  const said = { code, message, param, ...details };
  const event = { type: 'error', ...said };
  const nested = { type: 'error', error: { type, ...said } };
  const response = { ...begunResponse(sent), status: 'failed', error: { code, message } };
  const failed = { type: 'response.failed', response };
  const forms = { event: [event], nested: [nested], failed: [failed] };
  return (as === undefined ? [event, failed] : forms[as])
    .map(({ type: name, ...fields }, index) => sse(name, { ...fields, sequence_number: sent.length + index }))
    .join('');
}

/** The response as the first event of the stream had it. */
function begunResponse(sent: readonly string[]): object {
  const created = parseJson(sent[0]?.split('\ndata: ')[1] ?? '');
  return isFields(created) && isFields(created['response']) ? created['response'] : {};
}
