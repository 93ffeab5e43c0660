import { isFields, parseJson } from '../../json.ts';
import type { Problem } from '../../judge/rule.ts';
import type { ErrorForm } from '../dialect.ts';
import { sse } from './stream.ts';

/** The vendor says it twice: as an `error` event, then in the response that failed. */
export function errorEvents(problem: Problem, sent: readonly string[], as?: ErrorForm): string {
  const { message, type, param = null, code = type, details } = problem;
  const said = { code, message, param, ...details };
  const told =
    as === 'failed' ? [] : [{ type: 'error', ...(as === 'nested' ? { error: { type, ...said } } : said) }];
  const failed =
    as === 'event' || as === 'nested'
      ? []
      : [
          {
            type: 'response.failed',
            response: { ...begunResponse(sent), status: 'failed', error: { code, message } },
          },
        ];
  return [...told, ...failed]
    .map(({ type: name, ...fields }, index) => sse(name, { ...fields, sequence_number: sent.length + index }))
    .join('');
}

/** The response as the first event of the stream had it. */
function begunResponse(sent: readonly string[]): object {
  const created = parseJson(sent[0]?.split('\ndata: ')[1] ?? '');
  return isFields(created) && isFields(created['response']) ? created['response'] : {};
}
