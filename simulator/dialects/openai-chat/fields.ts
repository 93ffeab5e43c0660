import type { Rows } from '../../judge/shape-rules.ts';
import {
  anything,
  decimal,
  either,
  fields,
  flag,
  integer,
  kinds,
  list,
  map,
  member,
  nullable,
  oneOf,
  string,
  tagged,
} from '../../judge/shape.ts';
import { toolName } from '../openai/problems.ts';
import { MESSAGES } from './messages.ts';
import { TOOLS } from './tools.ts';
import { approximateLocation, EFFORTS, setting, SHARED_SETTINGS, VERBOSITIES } from '../openai/settings.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/chat/create';
const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const STRUCTURED = 'https://platform.openai.com/docs/guides/structured-outputs';
const THINKING = 'https://api-docs.deepseek.com/guides/thinking_mode';
const MOST_TOOLS = 128;
const MOST_STOPS = 4;
const MOST_CHOICES = 128;
const STRONGEST_BIAS = 100;
const STRONGEST_PENALTY = 2;

const penalty = decimal({ min: -STRONGEST_PENALTY, max: STRONGEST_PENALTY });
const namedTool = fields({ name: string });
const allowedTools = fields({ mode: oneOf('auto', 'required'), tools: list(map(anything)) });

/** Request fields of https://platform.openai.com/docs/api-reference/chat/create (November 2026). */
export const REQUEST: Rows = {
  messages: { docs: CREATE, required: true, shape: list(kinds(Object.keys(MESSAGES), 'role'), { min: 1 }) },
  ...SHARED_SETTINGS,
  audio: setting(
    CREATE,
    fields({ format: oneOf('wav', 'aac', 'mp3', 'flac', 'opus', 'pcm16'), voice: anything }),
  ),
  frequency_penalty: setting(CREATE, penalty),
  function_call: {
    docs: CREATE,
    shape: either({ string: oneOf('none', 'auto'), object: namedTool }, 'one of a string or object'),
  },
  functions: {
    docs: CREATE,
    shape: list(fields({ name: toolName }, { description: string, parameters: map(anything) }), {
      min: 1,
      max: MOST_TOOLS,
    }),
  },
  logit_bias: setting(CREATE, map(integer({ min: -STRONGEST_BIAS, max: STRONGEST_BIAS }))),
  logprobs: setting(CREATE, flag),
  max_completion_tokens: setting(CREATE, integer({ min: 1 })),
  max_tokens: setting(CREATE, integer({ min: 1 })),
  modalities: setting(CREATE, list(oneOf('text', 'audio'), { min: 1 }, 'an array of strings')),
  n: setting(CREATE, integer({ min: 1, max: MOST_CHOICES })),
  prediction: setting(
    CREATE,
    fields({ type: oneOf('content'), content: either({ string, list: list(kinds(['text'])) }) }),
  ),
  presence_penalty: setting(CREATE, penalty),
  reasoning_effort: setting(CREATE, oneOf(...EFFORTS)),
  response_format: {
    docs: STRUCTURED,
    shape: tagged({
      text: member(),
      json_object: member(),
      json_schema: member({
        json_schema: fields(
          { name: toolName },
          { description: string, schema: map(anything), strict: nullable(flag) },
        ),
      }),
    }),
  },
  seed: setting(CREATE, integer()),
  stop: setting(
    CREATE,
    either({ string, list: list(string, { max: MOST_STOPS }) }, 'one of a string or array of strings'),
  ),
  stream_options: setting(CREATE, fields({}, { include_obfuscation: flag, include_usage: flag })),
  thinking: { docs: THINKING, shape: fields({ type: oneOf('enabled', 'disabled') }) },
  tool_choice: {
    docs: FUNCTIONS,
    shape: nullable(
      either(
        {
          string: oneOf('none', 'auto', 'required'),
          object: tagged({
            function: member({ function: namedTool }),
            custom: member({ custom: namedTool }),
            allowed_tools: member({ allowed_tools: allowedTools }),
          }),
        },
        'one of a string or object',
      ),
    ),
  },
  tools: { docs: FUNCTIONS, shape: nullable(list(kinds(Object.keys(TOOLS)), { min: 1, max: MOST_TOOLS })) },
  verbosity: setting(CREATE, oneOf(...VERBOSITIES)),
  web_search_options: {
    docs: CREATE,
    shape: fields(
      {},
      {
        search_context_size: oneOf('low', 'medium', 'high'),
        user_location: nullable(
          fields({ type: oneOf('approximate'), approximate: fields({}, approximateLocation) }),
        ),
      },
    ),
  },
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set(['model', ...Object.keys(REQUEST)]);
