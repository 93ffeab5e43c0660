import type { Dialect } from '../dialect.ts';
import { atOnce } from './at-once.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';
import { sse } from './sse.ts';
import { events, json } from './write.ts';

/** https://platform.claude.com/docs/en/api/messages */
export const anthropicMessages: Dialect = {
  name: 'anthropic-messages',
  vendor: 'anthropic',
  path: '/v1/messages',
  rules,
  read,
  json,
  events,
  atOnce,
  keepAlive: () => sse({ type: 'ping' }),
};
