import type { Rows } from '../../judge/shape-rules.ts';
import {
  anything,
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
import { ITEMS } from './items.ts';
import { TOOLS } from './tools.ts';
import { EFFORTS, setting, SHARED_SETTINGS, VERBOSITIES } from '../openai/settings.ts';

const CREATE = 'https://platform.openai.com/docs/api-reference/responses/create';
const REASONING = 'https://platform.openai.com/docs/guides/reasoning';
const STRUCTURED = 'https://platform.openai.com/docs/guides/structured-outputs';
const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const CACHING = 'https://platform.openai.com/docs/guides/prompt-caching';
const COMPACTION = 'https://platform.openai.com/docs/guides/compaction';

const LEAST_TOKENS = 16;
const SUMMARIES = ['auto', 'concise', 'detailed'];

const INCLUDABLE = [
  'file_search_call.results',
  'web_search_call.results',
  'web_search_call.action.sources',
  'message.input_image.image_url',
  'computer_call_output.output.image_url',
  'code_interpreter_call.outputs',
  'reasoning.encrypted_content',
  'message.output_text.logprobs',
];

/** Kinds of hosted tools that a request may insist on. */
const HOSTED_CHOICES = [
  'file_search',
  'web_search_preview',
  'web_search_preview_2025_03_11',
  'image_generation',
  'code_interpreter',
];

const named = member({ name: string });
const item = kinds(['message', ...Object.keys(ITEMS)], 'type', ({ role }) =>
  role === undefined ? undefined : 'message',
);

/**
 * Request fields of https://platform.openai.com/docs/api-reference/responses/create (November 2026), without
 * `previous_response_id` and `conversation`: the simulator keeps no state, and its clients should not need any.
 */
export const REQUEST: Rows = {
  ...SHARED_SETTINGS,
  input: {
    docs: CREATE,
    required: true,
    shape: (value, path) =>
      value === null
        ? { fault: 'missing', path }
        : either({ string, list: list(item, { min: 1 }) })(value, path),
  },
  access_programs: {
    docs: CREATE,
    shape: fields({}, { cyber: oneOf('standard', 'daybreak_blue', 'daybreak_red') }),
  },
  background: setting(CREATE, flag),
  context_management: setting(
    COMPACTION,
    list(fields({ type: oneOf('compaction') }, { compact_threshold: nullable(integer({ min: 1 })) })),
  ),
  image: { docs: CREATE, shape: fields({}, { context_compression: oneOf('auto', 'enabled', 'disabled') }) },
  include: setting(CREATE, list(oneOf(...INCLUDABLE), {}, 'an array of strings')),
  instructions: setting(CREATE, string),
  max_output_tokens: setting(CREATE, integer({ min: LEAST_TOKENS })),
  max_tool_calls: setting(CREATE, integer({ min: 1 })),
  prompt: setting(
    CREATE,
    fields({ id: string }, { variables: nullable(map(anything)), version: nullable(string) }),
  ),
  prompt_cache_options: {
    docs: CACHING,
    shape: fields(
      {},
      {
        comparison_response_id: nullable(string),
        mode: oneOf('implicit', 'explicit'),
        prewarm: flag,
        ttl: oneOf('30m', '12h'),
      },
    ),
  },
  reasoning: setting(
    REASONING,
    fields(
      {},
      {
        context: nullable(oneOf('auto', 'current_turn', 'all_turns')),
        effort: nullable(oneOf(...EFFORTS)),
        generate_summary: nullable(oneOf(...SUMMARIES)),
        mode: string,
        summary: nullable(oneOf(...SUMMARIES)),
      },
    ),
  ),
  stream_options: setting(CREATE, fields({}, { include_obfuscation: flag })),
  text: {
    docs: STRUCTURED,
    shape: fields(
      {},
      {
        format: tagged({
          text: member(),
          json_object: member(),
          json_schema: member(
            { name: toolName, schema: map(anything) },
            { description: string, strict: nullable(flag) },
          ),
        }),
        verbosity: nullable(oneOf(...VERBOSITIES)),
      },
    ),
  },
  tool_choice: {
    docs: FUNCTIONS,
    shape: nullable(
      either(
        {
          string: oneOf('none', 'auto', 'required'),
          object: tagged({
            function: named,
            custom: named,
            allowed_tools: member({ mode: oneOf('auto', 'required'), tools: list(map(anything)) }),
            mcp: member({ server_label: string }, { name: nullable(string) }),
            ...Object.fromEntries(HOSTED_CHOICES.map((type) => [type, member()])),
          }),
        },
        'one of a string or object',
      ),
    ),
  },
  tools: { docs: FUNCTIONS, shape: nullable(list(kinds(Object.keys(TOOLS)))) },
  truncation: setting(CREATE, oneOf('auto', 'disabled')),
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set(['model', ...Object.keys(REQUEST)]);

/** Fields of Chat Completions that have another name here. */
export const MOVED_FIELDS: Readonly<Record<string, string>> = {
  messages: 'input',
  max_tokens: 'max_output_tokens',
  max_completion_tokens: 'max_output_tokens',
  reasoning_effort: 'reasoning.effort',
  response_format: 'text.format',
  verbosity: 'text.verbosity',
};
