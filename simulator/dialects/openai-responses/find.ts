import { type Fields, isFields } from '../../json.ts';
import { remembered } from '../../judge/remembered.ts';
import type { Found } from '../../judge/shape-rules.ts';
import { kindOf } from './item-kinds.ts';

export const itemsOf = remembered(({ input }: Fields): readonly Found[] => {
  if (!Array.isArray(input)) return [];
  return input.flatMap((value: unknown, index) =>
    isFields(value) ? [{ kind: kindOf(value), value, path: ['input', index] }] : [],
  );
});

/** Messages by their role. */
export function messagesOf(body: Fields): Found[] {
  return itemsOf(body).flatMap((item) =>
    item.kind === 'message' ? [{ ...item, kind: item.value['role'] }] : [],
  );
}

/** The parts of messages and of outputs. */
export const partsOf = remembered((body: Fields): readonly Found[] => {
  return itemsOf(body).flatMap(({ kind, value, path }) => {
    const field = kind === 'message' ? 'content' : 'output';
    const list: unknown[] = Array.isArray(value[field]) ? value[field] : [];
    return list.flatMap((part, index) =>
      isFields(part) ? [{ kind: part['type'], value: part, path: [...path, field, index] }] : [],
    );
  });
});

export function toolsOf({ tools }: Fields): Found[] {
  if (!Array.isArray(tools)) return [];
  return tools.flatMap((value: unknown, index) =>
    isFields(value) ? [{ kind: value['type'], value, path: ['tools', index] }] : [],
  );
}
