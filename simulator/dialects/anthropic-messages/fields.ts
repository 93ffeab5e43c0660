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
  text,
} from '../../judge/shape.ts';
import { cacheControl, MESSAGE_BLOCKS } from './blocks.ts';
import { TOOLS } from './tools.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const CACHING = 'https://platform.claude.com/docs/en/build-with-claude/prompt-caching';
const THINKING = 'https://platform.claude.com/docs/en/build-with-claude/thinking';
const EFFORT = 'https://platform.claude.com/docs/en/build-with-claude/effort';
const TOOL_USE = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use';
const SKILLS = 'https://platform.claude.com/docs/en/build-with-claude/skills-guide';

const LEAST_BUDGET = 1_024;
const LONGEST_USER_ID = 256;
const MOST_SKILLS = 8;

const display = nullable(oneOf('summarized', 'omitted'));
const binding = { block_binding: fields({}, { prefix_mismatch_behavior: oneOf('error', 'drop_block') }) };
const parallel = { disable_parallel_tool_use: flag };

/** Request fields of https://platform.claude.com/docs/en/api/messages/create (November 2026). */
export const REQUEST: Rows = {
  max_tokens: { docs: CREATE, required: true, shape: integer({ min: 1 }) },
  messages: {
    docs: CREATE,
    required: true,
    shape: list(fields({ role: anything, content: either({ string, list: list(kinds(MESSAGE_BLOCKS)) }) })),
  },
  cache_control: { docs: CACHING, shape: nullable(cacheControl) },
  container: {
    docs: SKILLS,
    shape: nullable(
      either(
        {
          string,
          object: fields(
            {},
            {
              id: nullable(string),
              skills: nullable(
                list(fields({ type: oneOf('anthropic', 'custom'), skill_id: string }, { version: string }), {
                  max: MOST_SKILLS,
                }),
              ),
            },
          ),
        },
        'one of a string or object',
      ),
    ),
  },
  diagnostics: { docs: CREATE, shape: nullable(fields({}, { previous_message_id: nullable(string) })) },
  inference_geo: { docs: CREATE, shape: nullable(string) },
  metadata: { docs: CREATE, shape: fields({}, { user_id: nullable(text({ max: LONGEST_USER_ID })) }) },
  output_config: {
    docs: EFFORT,
    shape: fields(
      {},
      {
        effort: nullable(oneOf('low', 'medium', 'high', 'xhigh', 'max')),
        format: nullable(tagged({ json_schema: member({ schema: map(anything) }) })),
      },
    ),
  },
  service_tier: { docs: CREATE, shape: oneOf('auto', 'standard_only') },
  speed: { docs: CREATE, shape: nullable(oneOf('standard', 'fast')) },
  stop_sequences: {
    docs: CREATE,
    shape: list(text({ min: 1, pattern: /\S/ }), {}, 'an array of strings'),
  },
  stream: { docs: CREATE, shape: flag },
  system: {
    docs: CREATE,
    shape: either({
      string,
      list: list(
        tagged({
          text: member(
            { text: string },
            { cache_control: nullable(cacheControl), citations: nullable(list(map(anything), { max: 0 })) },
          ),
        }),
      ),
    }),
  },
  temperature: { docs: CREATE, shape: decimal({ min: 0, max: 1 }) },
  thinking: {
    docs: THINKING,
    shape: tagged({
      enabled: member({ budget_tokens: integer({ min: LEAST_BUDGET }) }, { display, ...binding }),
      disabled: member({}, binding),
      between_tools: member({}, binding),
      adaptive: member({}, { display, ...binding }),
    }),
  },
  tool_choice: {
    docs: TOOL_USE,
    shape: tagged({
      auto: member({}, parallel),
      any: member({}, parallel),
      tool: member({ name: string }, parallel),
      none: member(),
    }),
  },
  tools: { docs: TOOL_USE, shape: list(kinds(Object.keys(TOOLS), 'type', () => 'custom')) },
  top_k: { docs: CREATE, shape: integer({ min: 0 }) },
  top_p: { docs: CREATE, shape: decimal({ min: 0, max: 1 }) },
  user_profile_id: { docs: CREATE, shape: string },
  workspace_id: { docs: CREATE, shape: string },
};

export const KNOWN_FIELDS: ReadonlySet<string> = new Set(['model', ...Object.keys(REQUEST)]);

/** Gone since version 2026-10-21. */
export const SAMPLING_FIELDS = ['temperature', 'top_p', 'top_k'];
