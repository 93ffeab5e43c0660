import type { BlobPart, Part } from '../conversation/message.ts';

export interface PlacedBlob {
  readonly part: BlobPart;
  /** Its path in the input, e.g. `messages[3].content[0].content[1]`. */
  readonly path: string;
}

/** The blobs of a message, those inside of results included. */
export function blobsIn(content: readonly Part[], path: string): readonly PlacedBlob[] {
  return content.flatMap((part, at): readonly PlacedBlob[] => {
    const here = `${path}.content[${at}]`;
    if (part.type === 'blob') return [{ part, path: here }];
    return part.type === 'result' ? blobsIn(part.content, here) : [];
  });
}
