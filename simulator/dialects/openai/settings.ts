import type { Row, Rows } from '../../judge/shape-rules.ts';
import {
  decimal,
  fields,
  flag,
  integer,
  map,
  nullable,
  oneOf,
  type Shape,
  string,
  text,
} from '../../judge/shape.ts';

const CHAT = 'https://platform.openai.com/docs/api-reference/chat/create';
const CACHING = 'https://platform.openai.com/docs/guides/prompt-caching';
const SAFETY = 'https://platform.openai.com/docs/guides/safety-best-practices#implement-safety-identifiers';

const LONGEST_IDENTIFIER = 64;
const MOST_METADATA = 16;
const LONGEST_METADATA_KEY = 64;
const LONGEST_METADATA_VALUE = 512;
const HOTTEST = 2;
const MOST_LOGPROBS = 20;

export const EFFORTS = ['none', 'minimal', 'low', 'medium', 'high', 'xhigh', 'max'];
export const VERBOSITIES = ['low', 'medium', 'high'];

/** A setting that may be absent or null. */
export function setting(docs: Row['docs'], shape: Shape): Row {
  return { docs, shape: nullable(shape) };
}

const moderationMode = fields({ mode: oneOf('score', 'block') });

/** Settings that Chat Completions and Responses have in common. */
export const SHARED_SETTINGS: Rows = {
  metadata: setting(
    CHAT,
    map(text({ max: LONGEST_METADATA_VALUE }), { max: MOST_METADATA, longestKey: LONGEST_METADATA_KEY }),
  ),
  moderation: setting(
    CHAT,
    fields(
      { model: string },
      { policy: nullable(fields({}, { input: nullable(moderationMode), output: nullable(moderationMode) })) },
    ),
  ),
  parallel_tool_calls: setting(CHAT, flag),
  prompt_cache_key: setting(CACHING, text({ max: LONGEST_IDENTIFIER })),
  prompt_cache_options: {
    docs: CACHING,
    shape: fields({}, { mode: oneOf('implicit', 'explicit'), ttl: oneOf('30m') }),
  },
  prompt_cache_retention: setting(CACHING, oneOf('in_memory', '24h')),
  safety_identifier: setting(SAFETY, text({ max: LONGEST_IDENTIFIER })),
  service_tier: setting(CHAT, oneOf('auto', 'default', 'flex', 'scale', 'priority', 'fast')),
  store: setting(CHAT, flag),
  stream: setting(CHAT, flag),
  temperature: setting(CHAT, decimal({ min: 0, max: HOTTEST })),
  top_logprobs: setting(CHAT, integer({ min: 0, max: MOST_LOGPROBS })),
  top_p: setting(CHAT, decimal({ min: 0, max: 1 })),
  user: { docs: SAFETY, shape: text({ max: LONGEST_IDENTIFIER }) },
};

/** Where a prompt cache may end, on any part of a user's or the system's content. */
export const cacheBreakpoint = fields({ mode: oneOf('explicit') }, { ttl: oneOf('30m', '12h') });

export const approximateLocation: Readonly<Record<string, Shape>> = {
  city: nullable(string),
  country: nullable(string),
  region: nullable(string),
  timezone: nullable(string),
};
