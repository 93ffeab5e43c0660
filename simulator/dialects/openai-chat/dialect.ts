import type { Dialect } from '../dialect.ts';
import { atOnce } from './at-once.ts';
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
  atOnce,
  // The chunk that only opens the message, once more.
  keepAlive: ([opening = '']) => opening,
};
