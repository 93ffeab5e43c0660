import type { Fields } from '../../json.ts';

/** A call to a tool of the client, in the vendor's words, and the item that answers it. */
export const CALL_KINDS = {
  function_call: { output: 'function_call_output', words: 'function call' },
  custom_tool_call: { output: 'custom_tool_call_output', words: 'custom tool call' },
} as const;

const MODEL_KINDS: readonly unknown[] = [
  ...Object.keys(CALL_KINDS),
  'reasoning',
  'web_search_call',
  'file_search_call',
  'code_interpreter_call',
  'image_generation_call',
];

/** A message may leave its type out. */
export function kindOf({ type, role }: Fields): unknown {
  return type === undefined && role !== undefined ? 'message' : type;
}

/** Whether the model made it: its texts, calls, hosted runs and reasoning. */
export function isModelItem(item: Fields): boolean {
  const kind = kindOf(item);
  return MODEL_KINDS.includes(kind) || (kind === 'message' && item['role'] === 'assistant');
}

export function callKind(item: Fields): (typeof CALL_KINDS)[keyof typeof CALL_KINDS] | undefined {
  const { type } = item;
  return type === 'function_call' || type === 'custom_tool_call' ? CALL_KINDS[type] : undefined;
}
