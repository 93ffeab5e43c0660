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
  string,
  tagged,
  text,
} from '../../judge/shape.ts';
import { toolName } from '../openai/problems.ts';
import { INPUT_PARTS, OUTPUT_PARTS } from './parts.ts';

const INPUT = 'https://platform.openai.com/docs/api-reference/responses/create#responses-create-input';
const REASONING = 'https://platform.openai.com/docs/guides/reasoning#keeping-reasoning-items-in-context';
const CUSTOM = 'https://platform.openai.com/docs/guides/function-calling#custom-tools';
const WEB_SEARCH = 'https://platform.openai.com/docs/guides/tools-web-search';
const FILE_SEARCH = 'https://platform.openai.com/docs/guides/tools-file-search';
const CODE = 'https://platform.openai.com/docs/guides/tools-code-interpreter';
const IMAGES = 'https://platform.openai.com/docs/guides/tools-image-generation';
const COMPACTION = 'https://platform.openai.com/docs/guides/compaction';

const callId = text({ min: 1, max: 64 });
const id = nullable(string);
const status = nullable(oneOf('in_progress', 'completed', 'incomplete'));
const searchStatus = oneOf('in_progress', 'searching', 'completed', 'failed', 'incomplete');
const caller = nullable(tagged({ direct: member(), program: member({ caller_id: string }) }));
const output = either({ string, list: list(kinds(INPUT_PARTS)) });
const calling = { id, async: flag, caller, namespace: string };

const message = (parts: readonly string[]): Shape =>
  fields(
    { role: anything, content: either({ string, list: list(kinds(parts)) }) },
    { type: anything, id, status, phase: nullable(oneOf('commentary', 'final_answer')) },
  );

/** Messages by their role. */
export const MESSAGES: Rows = {
  user: { docs: INPUT, shape: message(INPUT_PARTS) },
  system: { docs: INPUT, shape: message(INPUT_PARTS) },
  developer: { docs: INPUT, shape: message(INPUT_PARTS) },
  assistant: { docs: INPUT, shape: message(OUTPUT_PARTS) },
};

/** Items that are no messages, by their type. */
export const ITEMS: Rows = {
  function_call: {
    docs: INPUT,
    shape: member({ call_id: callId, name: toolName, arguments: string }, { ...calling, status }),
  },
  function_call_output: {
    docs: INPUT,
    shape: member(
      { call_id: callId, output },
      { id, caller, name: nullable(string), namespace: nullable(string), status },
    ),
  },
  custom_tool_call: {
    docs: CUSTOM,
    shape: member({ call_id: callId, input: string, name: toolName }, { ...calling, status }),
  },
  custom_tool_call_output: {
    docs: CUSTOM,
    shape: member({ call_id: callId, output }, { id, caller, status }),
  },
  reasoning: {
    docs: REASONING,
    shape: member(
      { summary: list(tagged({ summary_text: member({ text: string }) })) },
      {
        id,
        content: nullable(list(tagged({ reasoning_text: member({ text: string }) }))),
        encrypted_content: nullable(string),
        status,
      },
    ),
  },
  compaction: { docs: COMPACTION, shape: member({ encrypted_content: string }, { id }) },
  web_search_call: {
    docs: WEB_SEARCH,
    shape: member({
      id: string,
      status: searchStatus,
      action: tagged({
        search: member(
          {},
          {
            queries: list(string, {}, 'an array of strings'),
            query: string,
            sources: list(tagged({ url: member({ url: string }) })),
          },
        ),
        open_page: member({}, { url: nullable(string) }),
        find_in_page: member({ pattern: string, url: string }),
      }),
    }),
  },
  file_search_call: {
    docs: FILE_SEARCH,
    shape: member(
      { id: string, queries: list(string, {}, 'an array of strings'), status: searchStatus },
      { results: nullable(list(map(anything))) },
    ),
  },
  code_interpreter_call: {
    docs: CODE,
    shape: member({
      id: string,
      code: nullable(string),
      container_id: string,
      outputs: nullable(list(tagged({ logs: member({ logs: string }), image: member({ url: string }) }))),
      status: oneOf('in_progress', 'completed', 'incomplete', 'interpreting', 'failed'),
    }),
  },
  image_generation_call: {
    docs: IMAGES,
    shape: member(
      {
        id: string,
        result: nullable(string),
        status: oneOf('in_progress', 'completed', 'generating', 'failed'),
      },
      {
        action: nullable(oneOf('generate', 'edit', 'auto')),
        background: nullable(oneOf('transparent', 'opaque', 'auto')),
        output_format: nullable(string),
        quality: nullable(string),
        revised_prompt: nullable(string),
        size: nullable(string),
      },
    ),
  },
};

/** How an item's own id must begin. Reasoning items come back under any id. */
export const ID_PREFIXES: Readonly<Record<string, string>> = {
  message: 'msg',
  function_call: 'fc',
  function_call_output: 'fc',
  custom_tool_call: 'ctc',
  custom_tool_call_output: 'ctc',
  web_search_call: 'ws',
  file_search_call: 'fs',
  code_interpreter_call: 'ci',
  image_generation_call: 'ig',
  compaction: 'cmp',
};
