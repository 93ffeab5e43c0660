import type { BlobPart, Part } from '../../conversation/message.ts';
import type { Problem } from '../../conversation/problem.ts';
import type { RenderInput } from '../format.ts';

/** https://platform.openai.com/docs/guides/images-vision#image-input-requirements */
const mostImages = 500;

/** https://platform.openai.com/docs/guides/pdf-files: 50 MB in all files of a request, here in base64 characters. */
const longestFiles = Math.ceil((50 * 1024 * 1024 * 4) / 3);

/** https://platform.openai.com/docs/guides/images-vision#image-input-requirements: 512 MB, in characters. */
const longestBody = 512 * 1024 * 1024;

/** "Invalid 'tools': array too long. Expected an array with maximum length 128" */
const mostTools = 128;

/** "Invalid 'input[0].content': string too long. Expected a string with maximum length 10485760" */
const longestText = 10_485_760;

/** https://platform.openai.com/docs/guides/safety-best-practices#implement-safety-identifiers */
const longestUser = 64;

interface Placed<Of extends Part = Part> {
  readonly part: Of;
  readonly path: string;
}

/** What OpenAI would refuse of this request, and no rule of rendering can mend. */
export function problemsFor(input: RenderInput): readonly Problem[] {
  const parts = input.conversation.flatMap(({ content }, at) => partsIn(content, `messages[${at}]`));
  const blobs = parts.filter((each): each is Placed<BlobPart> => each.part.type === 'blob');
  return [
    ...parts.flatMap(checkText),
    ...blobs.flatMap(checkBytes),
    ...checkCounts(blobs),
    ...checkSettings(input),
    ...(input.tools.length > mostTools
      ? [{ path: `tools[${mostTools}]`, rule: `at most ${mostTools} tools are taken: offer fewer` }]
      : []),
  ];
}

function partsIn(content: readonly Part[], path: string): readonly Placed[] {
  return content.flatMap((part, at): readonly Placed[] => {
    const here = `${path}.content[${at}]`;
    return part.type === 'result' ? partsIn(part.content, here) : [{ part, path: here }];
  });
}

function checkText({ part, path }: Placed): readonly Problem[] {
  if (part.type !== 'text' || part.text.length <= longestText) return [];
  return [{ path: `${path}.text`, rule: `is longer than ${longestText} characters: split or shorten it` }];
}

function checkBytes({ part: { source }, path }: Placed<BlobPart>): readonly Problem[] {
  if (source.at !== 'inline') return [];
  const at = `${path}.source.data`;
  if (source.data === '') return [{ path: at, rule: 'is empty: leave the part out' }];
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(source.data.slice(0, 4096))) return [];
  return [{ path: at, rule: 'is no base64: encode the bytes, without a data: prefix and line breaks' }];
}

function checkCounts(blobs: readonly Placed<BlobPart>[]): readonly Problem[] {
  const images = blobs.filter(({ part }) => part.kind === 'image');
  const files = sizeOf(blobs.filter(({ part }) => part.kind !== 'image'));
  const rows = [
    [images.length > mostImages, images[mostImages]?.path, `at most ${mostImages} images are taken`],
    [files > longestFiles, 'messages', 'the files are larger than 50 MB: send fewer, or by their address'],
    [sizeOf(blobs) > longestBody, 'messages', 'the request is larger than 512 MB: send images by address'],
  ] as const;
  return rows.flatMap(([broken, path = 'messages', rule]) => (broken ? [{ path, rule }] : []));
}

function sizeOf(blobs: readonly Placed<BlobPart>[]): number {
  return blobs.reduce(
    (sum, { part: { source } }) => sum + (source.at === 'inline' ? source.data.length : 0),
    0,
  );
}

function checkSettings({ settings, profile }: RenderInput): readonly Problem[] {
  const { temperature = 1, topP = 1, maxOutputTokens = 1, user = '' } = settings;
  const rows = [
    [profile.sampling && temperature < 0, 'settings.temperature', 'is below 0'],
    [profile.sampling && (topP < 0 || topP > 1), 'settings.topP', 'is not between 0 and 1'],
    [!Number.isInteger(maxOutputTokens) || maxOutputTokens < 1, 'settings.maxOutputTokens', 'is no count'],
    [
      profile.userField === 'safety_identifier' && user.length > longestUser,
      'settings.user',
      `is longer than ${longestUser} characters: hash it`,
    ],
  ] as const;
  return rows.flatMap(([broken, path, rule]) => (broken ? [{ path, rule }] : []));
}
