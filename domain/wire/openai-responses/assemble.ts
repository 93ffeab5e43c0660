import { textIn } from '../../json.ts';
import type { Item } from './items.ts';

/** The item as far as it came: what was streamed stands in for what its own last state doesn't say. */
export function assemble({ item, closed, streamed }: Item): Record<string, unknown> {
  const own = [...streamed.values()].toSorted((a, b) => a.at - b.at);
  const whole = { ...item };
  for (const list of ['content', 'summary'] as const) {
    const parts = own
      .filter(({ stream }) => stream.list === list)
      .map(({ stream, text, annotations }) => ({ type: stream.part, [stream.field]: text, annotations }));
    if (parts.length > 0 && (!closed || isEmpty(item[list]))) whole[list] = parts;
  }
  for (const { stream, text } of own)
    if (stream.list === undefined && (!closed || isEmpty(item[stream.field]))) whole[stream.field] = text;
  return whole;
}

/** A call whose end was not seen: "none yet" can't be told from "none", nor half a free text from a whole one. */
export function isOpenCall({ item, closed, ended, streamed }: Item): boolean {
  if (closed || ended) return false;
  if (item['type'] === 'custom_tool_call') return true;
  return item['type'] === 'function_call' && streamed.size === 0 && isEmpty(item['arguments']);
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : textIn(value) === '';
}
