import type { Native } from './affinity.ts';

export type BlobKind = 'image' | 'document' | 'audio' | 'video' | 'file';

/**
 * Where a blob's bytes are:
 * - `inline`: here, base64 without line breaks. Every vendor that takes the kind at all takes it so.
 * - `text`: here, as the plain text that it is.
 * - `url`: at an https address that the vendor fetches.
 * - `vendor`: in a file store of its vendor (`native.item` is the reference). It goes nowhere else.
 */
export type BlobSource =
  | { readonly at: 'inline'; readonly mediaType: string; readonly data: string }
  | { readonly at: 'text'; readonly mediaType: string; readonly text: string }
  | { readonly at: 'url'; readonly url: string; readonly mediaType?: string }
  | { readonly at: 'vendor'; readonly native: Native };

/** An image, a document, or other content that is no words of the conversation. */
export interface BlobPart {
  readonly type: 'blob';
  readonly kind: BlobKind;
  readonly source: BlobSource;
  readonly filename?: string;
  /** How closely an image is looked at; vendors without such a choice leave it out. */
  readonly detail?: 'low' | 'high' | 'auto' | 'original';
  /** A document's title and what it is about, told to models that take them. */
  readonly title?: string;
  readonly context?: string;
  /** The model may cite it. */
  readonly citable?: boolean;
  readonly cache?: CacheTtl;
}

/** Up to here a vendor's cache should keep the prompt, for at least so long. A hint: it changes no answer. */
export type CacheTtl = '5m' | '1h';
