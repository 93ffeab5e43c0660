import type { Rows } from '../../judge/shape-rules.ts';
import {
  anything,
  either,
  fields,
  flag,
  kinds,
  list,
  map,
  member,
  nullable,
  oneOf,
  type Shape,
  type Shapes,
  string,
  tagged,
  text,
} from '../../judge/shape.ts';
import { citations } from './citations.ts';
import { hostedResults } from './hosted-results.ts';

const CREATE = 'https://platform.claude.com/docs/en/api/messages/create';
const VISION = 'https://platform.claude.com/docs/en/build-with-claude/vision';
const PDF = 'https://platform.claude.com/docs/en/build-with-claude/pdf-support';
const SEARCH_RESULTS = 'https://platform.claude.com/docs/en/build-with-claude/search-results';
const THINKING = 'https://platform.claude.com/docs/en/build-with-claude/extended-thinking';
const TOOLS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/implement-tool-use';
const SERVER_TOOLS = 'https://platform.claude.com/docs/en/agents-and-tools/tool-use/server-tools';
const FILES = 'https://platform.claude.com/docs/en/build-with-claude/files';

const LONGEST_TITLE = 500;

/** https://platform.claude.com/docs/en/build-with-claude/prompt-caching */
export const cacheControl = tagged({ ephemeral: member({}, { ttl: oneOf('5m', '1h') }) });

const toolUseId = text({ pattern: /^[a-zA-Z0-9_-]+$/ });
const serverToolUseId = text({ pattern: /^srvtoolu_[a-zA-Z0-9_]+$/ });
const fileSource = member({ file_id: string });
const urlSource = member({ url: string });

const caller = tagged({
  direct: member(),
  code_execution_20250825: member({ tool_id: serverToolUseId }),
  code_execution_20260120: member({ tool_id: serverToolUseId }),
});

function cacheable(required: Shapes, optional: Shapes = {}): Shape {
  return member(required, { ...optional, cache_control: nullable(cacheControl) });
}

const hostedResult = (name: keyof typeof hostedResults) =>
  ({
    docs: SERVER_TOOLS,
    shape: cacheable({ tool_use_id: serverToolUseId, content: hostedResults[name] }, { caller }),
  }) as const;

/** Content blocks by their type. */
export const BLOCKS: Rows = {
  text: { docs: CREATE, shape: cacheable({ text: string }, { citations }) },
  image: {
    docs: VISION,
    shape: cacheable(
      {
        source: tagged({
          base64: member({
            data: string,
            media_type: oneOf('image/jpeg', 'image/png', 'image/gif', 'image/webp'),
          }),
          url: urlSource,
          file: fileSource,
        }),
      },
      { transformations: nullable(fields({}, { oversized_image: oneOf('downsize', 'error') })) },
    ),
  },
  document: {
    docs: PDF,
    shape: cacheable(
      {
        source: tagged({
          base64: member({ data: string, media_type: oneOf('application/pdf') }),
          text: member({ data: string, media_type: oneOf('text/plain') }),
          content: member({ content: either({ string, list: list(kinds(['text', 'image'])) }) }),
          url: urlSource,
          file: fileSource,
        }),
      },
      {
        citations: nullable(fields({}, { enabled: flag })),
        context: nullable(text({ min: 1 })),
        title: nullable(text({ min: 1, max: LONGEST_TITLE })),
      },
    ),
  },
  search_result: {
    docs: SEARCH_RESULTS,
    shape: cacheable(
      { content: list(kinds(['text']), { min: 1 }), source: string, title: string },
      { citations: fields({}, { enabled: flag }) },
    ),
  },
  thinking: { docs: THINKING, shape: member({ signature: string, thinking: string }) },
  redacted_thinking: { docs: THINKING, shape: member({ data: string }) },
  tool_use: {
    docs: TOOLS,
    shape: cacheable(
      { id: toolUseId, name: text({ min: 1, max: 200 }), input: map(anything) },
      { caller, toolset_name: nullable(string) },
    ),
  },
  tool_result: {
    docs: TOOLS,
    shape: cacheable(
      { tool_use_id: toolUseId },
      {
        content: either({
          string,
          list: list(
            kinds(['text', 'image', 'search_result', 'document', 'tool_reference', 'browser_state']),
          ),
        }),
        is_error: flag,
        toolset_name: nullable(string),
      },
    ),
  },
  tool_reference: { docs: TOOLS, shape: cacheable({ tool_name: string }) },
  server_tool_use: {
    docs: SERVER_TOOLS,
    shape: cacheable(
      {
        id: serverToolUseId,
        input: map(anything),
        name: oneOf(
          'web_search',
          'web_fetch',
          'code_execution',
          'bash_code_execution',
          'text_editor_code_execution',
          'tool_search_tool_regex',
          'tool_search_tool_bm25',
        ),
      },
      { caller },
    ),
  },
  web_search_tool_result: hostedResult('web_search_tool_result'),
  web_fetch_tool_result: hostedResult('web_fetch_tool_result'),
  code_execution_tool_result: hostedResult('code_execution_tool_result'),
  bash_code_execution_tool_result: hostedResult('bash_code_execution_tool_result'),
  text_editor_code_execution_tool_result: hostedResult('text_editor_code_execution_tool_result'),
  tool_search_tool_result: hostedResult('tool_search_tool_result'),
  container_upload: { docs: FILES, shape: cacheable({ file_id: string }) },
};

/** Kinds that may stand in a message; the others stand in results. */
export const MESSAGE_BLOCKS = Object.keys(BLOCKS).filter((kind) => kind !== 'tool_reference');

/** Kinds that only the model writes. */
export const MODEL_BLOCKS: readonly string[] = [
  'thinking',
  'redacted_thinking',
  'tool_use',
  'server_tool_use',
  ...Object.keys(hostedResults),
];

/** Kinds that only the user writes. */
export const USER_BLOCKS: readonly string[] = ['image', 'search_result', 'tool_result', 'container_upload'];
