import type { BlobKind, Message, Part } from '../conversation/message.ts';
import type { Brief } from '../conversation/transcript.ts';
import type { Ability, Needs } from './fit.ts';

/** What a target must be able to take, by the kind of blob. */
export const abilityOf: Readonly<Record<BlobKind, Ability>> = {
  image: 'images',
  document: 'documents',
  audio: 'audio',
  video: 'video',
  file: 'files',
};

/** What a run needs of a target besides room, and how long an answer it wants. */
export function needsIn(
  { tools, output, settings }: Brief,
  messages: readonly Message[],
): Omit<Needs, 'tokens'> {
  const { maxOutputTokens } = settings;
  const uses = new Set<Ability>(messages.flatMap(({ content }) => blobsIn(content)));
  if (tools.length > 0) uses.add('tools');
  if (output !== undefined) uses.add('schema');
  return { uses: [...uses], ...(maxOutputTokens === undefined ? {} : { maxOutput: maxOutputTokens }) };
}

/** What a tool shows is told in words where it can't be seen. */
function blobsIn(content: readonly Part[]): readonly Ability[] {
  return content.flatMap((part) => (part.type === 'blob' ? [abilityOf[part.kind]] : []));
}
