import type { Affinity } from '../../conversation/affinity.ts';
import type { BlobPart, BlobSource } from '../../conversation/message.ts';
import type { Json } from '../../json.ts';
import type { Fields } from '../import/fields.ts';
import { cacheOf } from './cache.ts';

const sourceTypes = ['base64', 'url', 'file', 'text'] as const;

/** An `image` or `document` block; undefined where it has no place in a conversation of ours: it is then kept whole. */
export function importBlob(
  block: Fields,
  kind: 'image' | 'document',
  affinity: Affinity,
): BlobPart | undefined {
  const source = block.object('source');
  if (source === undefined || source.raw('type') === 'content') return undefined;
  const from = sourceIn(source, kind, affinity);
  if (from === undefined) return undefined;
  const title = block.text('title');
  const context = block.text('context');
  const citable = block.object('citations')?.flag('enabled');
  const cache = cacheOf(block.raw('cache_control'));
  return {
    type: 'blob',
    kind,
    source: from,
    ...(title === undefined ? {} : { title }),
    ...(context === undefined ? {} : { context }),
    ...(citable === undefined ? {} : { citable }),
    ...(cache === undefined ? {} : { cache }),
  };
}

function sourceIn(source: Fields, kind: 'image' | 'document', affinity: Affinity): BlobSource | undefined {
  switch (source.word('type', sourceTypes)) {
    case 'base64': {
      const mediaType = source.text('media_type') ?? (kind === 'image' ? 'image/png' : 'application/pdf');
      return { at: 'inline', mediaType, data: needed(source, 'data') };
    }
    case 'text':
      return { at: 'text', mediaType: 'text/plain', text: needed(source, 'data') };
    case 'url':
      return { at: 'url', url: needed(source, 'url') };
    case 'file': {
      const file = needed(source, 'file_id');
      return { at: 'vendor', native: { affinity, item: { type: 'file', file_id: file } satisfies Json } };
    }
    case undefined:
    default:
      if (source.raw('type') === undefined) source.missing('type');
      return undefined;
  }
}

function needed(source: Fields, name: string): string {
  const text = source.text(name);
  if (text === undefined && source.raw(name) === undefined) source.missing(name);
  return text ?? '';
}
