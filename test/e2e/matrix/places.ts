import type { HistoryEvent } from '../../../client/explain/history.ts';

/** A text of a history, and where it stands: `generate result.content`, in words for what has a name of ours. */
export interface Placed {
  readonly place: string;
  readonly text: string;
}

/** Every text of a history, those inside of payloads too. */
export function placedTexts(events: readonly HistoryEvent[]): readonly Placed[] {
  const names = new Map<string, string>();
  return events.flatMap((event) => {
    const [kind = '', attributes = {}] =
      Object.entries(event).find(([key]) => key.endsWith('Attributes')) ?? [];
    const { activityType, workflowType, scheduledEventId } = attributes as {
      readonly activityType?: { readonly name?: string };
      readonly workflowType?: { readonly name?: string };
      readonly scheduledEventId?: unknown;
    };
    const own = activityType?.name ?? workflowType?.name;
    if (own !== undefined) names.set(String(event.eventId), own);
    if (workflowType?.name !== undefined) names.set('workflow', workflowType.name);
    const owner = own ?? names.get(String(scheduledEventId)) ?? names.get('workflow') ?? '';
    return textsIn(event).map(({ place, text }) => ({
      place: `${owner} ${place.replace(`${kind}.`, '')}`,
      text,
    }));
  });
}

/** Every text in a value, those that are bytes too, by the path to it. */
export function textsIn(value: unknown, place = ''): readonly Placed[] {
  if (typeof value === 'string') return [{ place, text: value }];
  if (value instanceof Uint8Array) return ofBytes(value, place);
  if (Array.isArray(value)) return value.flatMap((each: unknown) => textsIn(each, place));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    // Wrappers of a payload say nothing.
    const inner = ['payloads', 'data', 'fields'].includes(key) ? place : `${place}.${key}`.replace(/^\./, '');
    return [{ place, text: key }, ...textsIn(each, inner)];
  });
}

function ofBytes(bytes: Uint8Array, place: string): readonly Placed[] {
  const text = Buffer.from(bytes).toString('utf8');
  try {
    return textsIn(JSON.parse(text) as unknown, place);
  } catch {
    return [{ place, text }];
  }
}
