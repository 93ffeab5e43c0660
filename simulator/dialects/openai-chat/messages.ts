import type { Rows } from '../../judge/shape-rules.ts';
import {
  anything,
  either,
  fields,
  kinds,
  list,
  map,
  member,
  nullable,
  type Shape,
  type Shapes,
  string,
  text,
} from '../../judge/shape.ts';
import { toolName } from '../openai/problems.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const CREATE = 'https://platform.openai.com/docs/api-reference/chat/create#chat_create-messages';

const speakerName = text({ min: 1, max: 64, pattern: /^[^\s<|\\/>]+$/ });
const callId = text({ min: 1, max: 64 });
const textContent = either({ string, list: list(kinds(['text']), { min: 1 }) });

/** Messages by their role. */
export const MESSAGES: Rows = {
  developer: {
    docs: CREATE,
    shape: said({ content: textContent }, { name: speakerName }),
  },
  system: {
    docs: CREATE,
    shape: said({ content: textContent }, { name: speakerName }),
  },
  user: {
    docs: CREATE,
    shape: said(
      {
        content: either({
          string,
          list: list(kinds(['text', 'image_url', 'input_audio', 'file']), { min: 1 }),
        }),
      },
      { name: speakerName },
    ),
  },
  assistant: {
    docs: CREATE,
    shape: said(
      {},
      {
        content: nullable(either({ string, list: list(kinds(['text', 'refusal']), { min: 1 }) })),
        refusal: nullable(string),
        name: speakerName,
        audio: nullable(fields({ id: string })),
        tool_calls: list(kinds(['function', 'custom']), { min: 1 }),
        function_call: nullable(fields({ name: string, arguments: string })),
        annotations: nullable(list(map(anything))),
        reasoning_content: nullable(string),
      },
    ),
  },
  tool: { docs: CREATE, shape: said({ content: textContent, tool_call_id: callId }) },
  function: {
    docs: CREATE,
    shape: said({ content: nullable(string), name: toolName }),
  },
};

/** Calls in an assistant message by their type. */
export const CALLS: Rows = {
  function: {
    docs: FUNCTIONS,
    shape: member({
      id: callId,
      function: fields({ arguments: string, name: toolName }),
    }),
  },
  custom: {
    docs: FUNCTIONS,
    shape: member({ id: callId, custom: fields({ input: string, name: toolName }) }),
  },
};

function said(required: Shapes, optional: Shapes = {}): Shape {
  return fields({ role: anything, ...required }, optional);
}
