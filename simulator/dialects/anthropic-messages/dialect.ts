import type { Dialect } from '../dialect.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';
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
};
