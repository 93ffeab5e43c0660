import type { CacheTtl } from '../../conversation/message.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { note, type TranslationNote } from '../note.ts';

/** https://platform.claude.com/docs/en/build-with-claude/prompt-caching: at most four marks in a request. */
const mostMarks = 4;

export function cacheMark(cache: CacheTtl | undefined): JsonObject {
  if (cache === undefined) return {};
  return { cache_control: { type: 'ephemeral', ...(cache === '1h' ? { ttl: '1h' } : {}) } };
}

/** The hint that a mark gives; undefined for none. */
export function cacheOf(mark: unknown): CacheTtl | undefined {
  if (!isObject(mark)) return undefined;
  return mark['ttl'] === '1h' ? '1h' : '5m';
}

/** The same body with no more marks than the API takes: the last ones, which cover the most. */
export function withFewMarks(body: JsonObject, notes: TranslationNote[]): JsonObject {
  const order = ['cache_control', 'tools', 'system', 'messages'].flatMap((name) => body[name] ?? []);
  let surplus = order.reduce<number>((sum, value) => sum + marksIn(value), 0) - mostMarks;
  if (surplus <= 0) return body;
  notes.push(note('conversation', 'cacheHint', `more than ${mostMarks} marks`));
  const strip = (value: Json): Json => {
    if (surplus <= 0) return value;
    if (Array.isArray(value)) return (value as readonly Json[]).map(strip);
    if (!isObject(value)) return value;
    const { cache_control: mark, ...rest } = value;
    const content = rest['content'];
    const below = Array.isArray(content) ? { ...rest, content: strip(content as readonly Json[]) } : rest;
    if (mark === undefined) return below;
    surplus -= 1;
    return surplus >= 0 ? below : { ...below, cache_control: mark };
  };
  const names = ['tools', 'system', 'messages'].filter((name) => body[name] !== undefined);
  return { ...body, ...Object.fromEntries(names.map((name) => [name, strip(body[name] ?? null)])) };
}

function marksIn(value: Json): number {
  if (Array.isArray(value))
    return (value as readonly Json[]).reduce<number>((sum, each) => sum + marksIn(each), 0);
  if (!isObject(value)) return 0;
  const { cache_control: mark, content } = value;
  return (
    (mark === undefined || mark === null ? 0 : 1) +
    (Array.isArray(content) ? marksIn(content as readonly Json[]) : 0)
  );
}
