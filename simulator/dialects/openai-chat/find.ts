import { type Fields, isFields } from '../../json.ts';
import { remembered } from '../../judge/remembered.ts';
import type { Found } from '../../judge/shape-rules.ts';

/** The objects in a list, each with its place and the field that says what it is. */
function found(list: unknown, path: Found['path'], by = 'type'): Found[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: unknown, index) =>
    isFields(value) ? [{ kind: value[by], value, path: [...path, index] }] : [],
  );
}

export const messagesOf = remembered(({ messages }: Fields): readonly Found[] =>
  found(messages, ['messages'], 'role'),
);

export const partsOf = remembered((body: Fields): readonly Found[] =>
  messagesOf(body).flatMap(({ value, path }) => found(value['content'], [...path, 'content'])),
);

export const callsOf = remembered((body: Fields): readonly Found[] =>
  messagesOf(body).flatMap(({ value, path }) => found(value['tool_calls'], [...path, 'tool_calls'])),
);

export function toolsOf({ tools }: Fields): Found[] {
  return found(tools, ['tools']);
}
