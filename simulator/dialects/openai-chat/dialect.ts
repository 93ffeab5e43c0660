import type { Dialect } from '../dialect.ts';
import { read } from './read.ts';
import { rules } from './rules.ts';
import { events, json } from './write.ts';

/** https://platform.openai.com/docs/api-reference/chat */
export const openaiChat: Dialect = {
  name: 'openai-chat',
  vendor: 'openai',
  path: '/v1/chat/completions',
  rules,
  read,
  json,
  events,
};
