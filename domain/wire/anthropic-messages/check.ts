import type { BlobPart, Part } from '../../conversation/message.ts';
import type { Problem } from '../../conversation/problem.ts';
import type { JsonObject } from '../../json.ts';
import type { RenderInput } from '../format.ts';

/** https://platform.claude.com/docs/en/api/overview#request-size-limits */
const longestBody = 32 * 1024 * 1024;

/** https://platform.claude.com/docs/en/build-with-claude/vision#general-limits: of an image, in base64 characters. */
const longestImage = 10 * 1024 * 1024;

/** https://platform.claude.com/docs/en/build-with-claude/vision#general-limits */
const mostImages = 600;

/** What Anthropic would refuse of this request, and no rule of rendering can mend. */
export function problemsFor({ conversation, settings }: RenderInput, body: JsonObject): readonly Problem[] {
  const blobs = conversation.flatMap(({ content }, at) => blobsIn(content, `messages[${at}]`));
  const images = blobs.filter(({ part }) => part.kind === 'image');
  return [
    ...blobs.flatMap(checkBlob),
    ...(images.length > mostImages
      ? [{ path: images[mostImages]?.path ?? 'messages', rule: `at most ${mostImages} images are taken` }]
      : []),
    ...checkUser(settings.user),
    ...checkSize(body, blobs),
  ];
}

interface Placed {
  readonly part: BlobPart;
  readonly path: string;
}

function blobsIn(content: readonly Part[], path: string): readonly Placed[] {
  return content.flatMap((part, at): readonly Placed[] => {
    const here = `${path}.content[${at}]`;
    if (part.type === 'blob') return [{ part, path: here }];
    return part.type === 'result' ? blobsIn(part.content, here) : [];
  });
}

function checkBlob({ part: { kind, source }, path }: Placed): readonly Problem[] {
  if (source.at !== 'inline') return [];
  const at = `${path}.source.data`;
  if (source.data === '') return [{ path: at, rule: 'is empty: leave the part out' }];
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(source.data.slice(0, 4096)))
    return [{ path: at, rule: 'is no base64: encode the bytes, without a data: prefix and line breaks' }];
  if (kind !== 'image' || source.data.length <= longestImage) return [];
  return [{ path: at, rule: `the image is larger than ${longestImage} base64 characters: scale it down` }];
}

/** https://platform.claude.com/docs/en/api/messages/create: metadata.user_id has at most 512 characters. */
function checkUser(user: string | undefined): readonly Problem[] {
  if (user === undefined || user.length <= 512) return [];
  return [{ path: 'settings.user', rule: 'is longer than 512 characters' }];
}

/** Only blobs make a body that long; measuring any other would cost more than it finds. */
function checkSize(body: JsonObject, blobs: readonly Placed[]): readonly Problem[] {
  const inline = blobs.reduce(
    (sum, { part: { source } }) => sum + (source.at === 'inline' ? source.data.length : 0),
    0,
  );
  if (inline * 2 < longestBody) return [];
  const size = JSON.stringify(body).length;
  if (size <= longestBody) return [];
  return [{ path: 'messages', rule: `the request has ${size} bytes, and at most ${longestBody} are taken` }];
}
