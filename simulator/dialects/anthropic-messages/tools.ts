import type { Rows } from '../../judge/shape-rules.ts';
import {
  anything,
  fields,
  flag,
  having,
  integer,
  list,
  map,
  nullable,
  oneOf,
  type Shape,
  type Shapes,
  string,
  text,
} from '../../judge/shape.ts';
import { cacheControl } from './blocks.ts';

const TOOLS_DOCS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use';
const WEB_SEARCH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool';
const WEB_FETCH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-fetch-tool';
const CODE = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/code-execution-tool';
const BASH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/bash-tool';
const EDITOR = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/text-editor-tool';
const MEMORY = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/memory-tool';
const SEARCH = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/tool-search-tool';

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,128}$/;

/** A JSON Schema whose other keywords are judged as a schema. */
const inputSchema = having({ type: oneOf('object') });

const callers = list(
  oneOf('direct', 'code_execution_20250825', 'code_execution_20260120', 'code_execution_20260521'),
  {},
  'an array of strings',
);
const every: Shapes = {
  allowed_callers: callers,
  cache_control: nullable(cacheControl),
  defer_loading: flag,
  strict: flag,
};
const domains = nullable(list(text({ min: 1 }), {}, 'an array of strings'));
const uses = { allowed_domains: domains, blocked_domains: domains, max_uses: nullable(integer({ min: 1 })) };
const examples = { input_examples: list(map(anything)) };
const inclusion = { response_inclusion: oneOf('full', 'excluded') };

const location = nullable(
  fields(
    { type: oneOf('approximate') },
    {
      city: nullable(string),
      country: nullable(string),
      region: nullable(string),
      timezone: nullable(string),
    },
  ),
);

const hosted = (name: string, optional: Shapes = {}): Shape =>
  fields({ type: anything, name: oneOf(name) }, { ...every, ...optional });

const webSearch = { ...uses, user_location: location };
const webFetch = {
  ...uses,
  citations: nullable(fields({}, { enabled: flag })),
  max_content_tokens: nullable(integer({ min: 1 })),
  url_sources: nullable(map(anything)),
};

/** Offered tools by their type; one without a type is `custom`. */
export const TOOLS: Rows = {
  custom: {
    docs: TOOLS_DOCS,
    shape: fields(
      { name: text({ pattern: TOOL_NAME }), input_schema: inputSchema },
      {
        ...every,
        ...examples,
        type: anything,
        description: string,
        eager_input_streaming: nullable(flag),
      },
    ),
  },
  bash_20250124: { docs: BASH, shape: hosted('bash', examples) },
  text_editor_20250124: { docs: EDITOR, shape: hosted('str_replace_editor', examples) },
  text_editor_20250429: { docs: EDITOR, shape: hosted('str_replace_based_edit_tool', examples) },
  text_editor_20250728: {
    docs: EDITOR,
    shape: hosted('str_replace_based_edit_tool', {
      ...examples,
      max_characters: nullable(integer({ min: 1 })),
    }),
  },
  memory_20250818: { docs: MEMORY, shape: hosted('memory', examples) },
  code_execution_20250522: { docs: CODE, shape: hosted('code_execution') },
  code_execution_20250825: { docs: CODE, shape: hosted('code_execution') },
  code_execution_20260120: { docs: CODE, shape: hosted('code_execution') },
  code_execution_20260521: { docs: CODE, shape: hosted('code_execution') },
  web_search_20250305: { docs: WEB_SEARCH, shape: hosted('web_search', webSearch) },
  web_search_20260209: { docs: WEB_SEARCH, shape: hosted('web_search', webSearch) },
  web_search_20260318: { docs: WEB_SEARCH, shape: hosted('web_search', { ...webSearch, ...inclusion }) },
  web_fetch_20250910: { docs: WEB_FETCH, shape: hosted('web_fetch', webFetch) },
  web_fetch_20260209: { docs: WEB_FETCH, shape: hosted('web_fetch', webFetch) },
  web_fetch_20260309: { docs: WEB_FETCH, shape: hosted('web_fetch', { ...webFetch, use_cache: flag }) },
  web_fetch_20260318: {
    docs: WEB_FETCH,
    shape: hosted('web_fetch', { ...webFetch, ...inclusion, use_cache: flag }),
  },
  tool_search_tool_bm25_20251119: { docs: SEARCH, shape: hosted('tool_search_tool_bm25') },
  tool_search_tool_regex_20251119: { docs: SEARCH, shape: hosted('tool_search_tool_regex') },
};
