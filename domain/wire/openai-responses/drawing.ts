import type { AssistantPart, BlobPart, HostedPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json, type JsonObject } from '../../json.ts';

/**
 * A drawn image is content of its own, so that everybody sees it: its bytes stand in a blob behind the run that drew
 * it, and only there.
 */
export function withDrawing(run: HostedPart): readonly AssistantPart[] {
  const { item } = run.native;
  if (!isObject(item) || item['type'] !== 'image_generation_call' || textIn(item['result']) === '')
    return [run];
  const { result, output_format: format } = item;
  const blob: BlobPart = {
    type: 'blob',
    kind: 'image',
    source: { at: 'inline', mediaType: `image/${textIn(format) || 'png'}`, data: textIn(result) },
  };
  const rest = { ...item, result: null } as Json;
  return [{ ...run, native: { ...run.native, item: rest } }, blob];
}

/** The vendor's item with its image put back, which is the part behind it. */
export function drawingItem({ native }: HostedPart, next: AssistantPart | undefined): JsonObject {
  const item = native.item as JsonObject;
  return isDrawing(item, next) && next?.type === 'blob' && next.source.at === 'inline'
    ? { ...item, result: next.source.data }
    : item;
}

/** Whether a part is the image of the run before it: it goes back inside that run's item. */
export function isDrawn({ native }: HostedPart, part: AssistantPart): boolean {
  return isDrawing(native.item, part);
}

function isDrawing(item: Json, next: AssistantPart | undefined): boolean {
  const drew = isObject(item) && item['type'] === 'image_generation_call' && item['result'] === null;
  return drew && next?.type === 'blob' && next.kind === 'image' && next.source.at === 'inline';
}
