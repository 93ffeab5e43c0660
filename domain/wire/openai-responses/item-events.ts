import { isObject, textIn, type Json, type JsonObject } from '../../json.ts';
import { textStreams, type TextStream } from './text-streams.ts';

type Event = JsonObject & { readonly type: string };
type List = NonNullable<TextStream['list']>;

/** What the parts of an item's lists are called in events. */
const lists: Readonly<Record<List, { readonly part: string; readonly index: string }>> = {
  summary: { part: 'response.reasoning_summary_part', index: 'summary_index' },
  content: { part: 'response.content_part', index: 'content_index' },
};

/** The events of one item, but for their `output_index`. Items of other types come whole. */
export function itemEvents(item: JsonObject): readonly Event[] {
  const own = Object.entries(textStreams).filter(([, { item: type }]) => type === item['type']);
  const begun: Record<string, Json> = { ...item };
  if (own.length > 0 && 'status' in item) begun['status'] = 'in_progress';
  const filling: Event[] = [];
  for (const [stem, { list, field }] of own) {
    if (list !== undefined) continue;
    begun[field] = '';
    filling.push(...textEvents(stem, field, item));
  }
  for (const list of Object.keys(lists) as List[]) {
    const parts = item[list];
    if (own.length === 0 || !Array.isArray(parts)) continue;
    begun[list] = [];
    filling.push(...(parts as JsonObject[]).flatMap((part, at) => partEvents(list, part, at)));
  }
  const itemId = textIn(item['id']);
  return [
    { type: 'response.output_item.added', item: begun },
    ...filling.map((event) => ({ ...event, item_id: itemId })),
    { type: 'response.output_item.done', item },
  ];
}

function partEvents(list: List, part: JsonObject, at: number): readonly Event[] {
  const { part: stem, index } = lists[list];
  const [name, stream] =
    Object.entries(textStreams).find(([, each]) => each.list === list && each.part === part['type']) ?? [];
  const begun: Record<string, Json> = { ...part };
  const filling: Event[] = [];
  if (name !== undefined && stream !== undefined) {
    begun[stream.field] = '';
    if ('annotations' in part) begun['annotations'] = [];
    filling.push(...textEvents(name, stream.field, part));
  }
  return [{ type: `${stem}.added`, part: begun }, ...filling, { type: `${stem}.done`, part }].map(
    (event) => ({ ...event, [index]: at }),
  );
}

function textEvents(stem: string, field: string, owner: JsonObject): readonly Event[] {
  const text = textIn(owner[field]);
  const logprobs = stem === 'response.output_text' ? { logprobs: owner['logprobs'] ?? [] } : {};
  const added = text === '' ? [] : [{ type: `${stem}.delta`, delta: text, ...logprobs }];
  return [...added, ...annotationEvents(owner), { type: `${stem}.done`, [field]: text, ...logprobs }];
}

function annotationEvents({ annotations }: JsonObject): readonly Event[] {
  const list: readonly Json[] = Array.isArray(annotations) ? (annotations as readonly Json[]) : [];
  return list.filter(isObject).map((annotation, at) => ({
    type: 'response.output_text.annotation.added',
    annotation: annotation as JsonObject,
    annotation_index: at,
  }));
}
