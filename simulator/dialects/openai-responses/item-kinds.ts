import type { Fields } from '../../json.ts';

/** Fields of the items the simulator understands: https://platform.openai.com/docs/api-reference/responses/create */
export const ITEM_FIELDS: Readonly<Record<string, readonly string[]>> = {
  message: ['type', 'id', 'role', 'content', 'status', 'phase'],
  function_call: ['type', 'id', 'call_id', 'name', 'arguments', 'status', 'async', 'caller', 'namespace'],
  function_call_output: ['type', 'id', 'call_id', 'output', 'status', 'async', 'caller'],
  reasoning: ['type', 'id', 'summary', 'content', 'encrypted_content', 'status'],
};

/** How an item's own id must begin. */
export const ID_PREFIXES: Readonly<Record<string, string>> = {
  message: 'msg',
  function_call: 'fc',
  function_call_output: 'fc',
  reasoning: 'rs',
};

/** A message may leave its type out. */
export function kindOf({ type, role }: Fields): unknown {
  return type === undefined && role !== undefined ? 'message' : type;
}

/** Whether the model made it: its texts, calls and reasoning. */
export function isModelItem(item: Fields): boolean {
  const kind = kindOf(item);
  return (
    kind === 'function_call' || kind === 'reasoning' || (kind === 'message' && item['role'] === 'assistant')
  );
}
