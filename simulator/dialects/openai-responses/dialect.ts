import type { Dialect } from '../dialect.ts';
import { invalid } from '../openai/problems.ts';
import { atOnce } from './at-once.ts';
import { errorEvents } from './failure.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';
import { events, sse } from './stream.ts';
import { json } from './response.ts';

/** https://platform.openai.com/docs/api-reference/responses */
export const openaiResponses: Dialect = {
  name: 'openai-responses',
  vendor: 'openai',
  path: '/v1/responses',
  rules,
  read,
  json,
  events,
  atOnce,
  // Not documented, but sent: https://github.com/openai/openai-node/issues/1964
  keepAlive: (sent) => sse('keepalive', { sequence_number: sent.length }),
  errorEvents,
  // 400 here, where Chat Completions answers 404.
  noSuchModel: (model) =>
    invalid(`The requested model '${model}' does not exist.`, 'model', 'model_not_found'),
};
