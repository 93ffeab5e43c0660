import type { Problem } from '../../conversation/problem.ts';
import type { RenderInput } from '../format.ts';
import { blobsIn, type PlacedBlob } from '../placed-blobs.ts';

/** https://platform.openai.com/docs/guides/images-vision#image-input-requirements: images, and characters of a body. */
const mostImages = 500;
const longestBody = 512 * 1024 * 1024;

/** https://platform.openai.com/docs/guides/pdf-files#file-size-limitations: of all files, here in base64 characters. */
const longestFiles = Math.ceil((50 * 1024 * 1024 * 4) / 3);

/** "Invalid 'input[0].content': string too long. Expected a string with maximum length 10485760" */
const longestText = 10_485_760;

/** https://platform.openai.com/docs/guides/safety-best-practices#implement-safety-identifiers */
const longestUser = 64;

/** What OpenAI would refuse of this request, and no rule of rendering can mend. */
export function problemsFor(input: RenderInput): readonly Problem[] {
  const blobs = input.conversation.flatMap(({ content }, at) => blobsIn(content, `messages[${at}]`));
  return [
    ...checkTexts(input),
    ...blobs.flatMap(checkBytes),
    ...checkCounts(blobs),
    ...checkTools(input),
    ...checkSettings(input),
  ];
}

function checkTexts({ conversation }: RenderInput): readonly Problem[] {
  return conversation.flatMap(({ content }, at) =>
    content.flatMap((part, index) => {
      if (part.type !== 'text' || part.text.length <= longestText) return [];
      const path = `messages[${at}].content[${index}].text`;
      return [{ path, rule: `is longer than ${longestText} characters: split or shorten it` }];
    }),
  );
}

function checkBytes({ part: { source }, path }: PlacedBlob): readonly Problem[] {
  if (source.at !== 'inline') return [];
  const at = `${path}.source.data`;
  if (source.data === '') return [{ path: at, rule: 'is empty: leave the part out' }];
  // Wrong letters at the beginning tell a prefix or another encoding; reading all of it would find no more.
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(source.data.slice(0, 4096))) return [];
  return [{ path: at, rule: 'is no base64: encode the bytes, without a data: prefix and line breaks' }];
}

function checkCounts(blobs: readonly PlacedBlob[]): readonly Problem[] {
  const images = blobs.filter(({ part }) => part.kind === 'image');
  const files = sizeOf(blobs.filter(({ part }) => part.kind !== 'image'));
  return broken([
    [images.length > mostImages, images[mostImages]?.path, `at most ${mostImages} images are taken`],
    [files > longestFiles, 'messages', 'the files are larger than 50 MB: send fewer, or by their address'],
    [sizeOf(blobs) > longestBody, 'messages', 'the request is larger than 512 MB: send images by address'],
  ]);
}

function sizeOf(blobs: readonly PlacedBlob[]): number {
  return blobs.reduce(
    (sum, { part: { source } }) => sum + (source.at === 'inline' ? source.data.length : 0),
    0,
  );
}

/** https://platform.openai.com/docs/guides/function-calling#defining-functions */
function checkTools({
  tools,
  profile: { maxTools = tools.length, target },
}: RenderInput): readonly Problem[] {
  const shapes = tools.map((tool) => ('hosted' in tool ? undefined : tool.parameters['type']));
  return broken([
    [tools.length > maxTools, `tools[${maxTools}]`, `${target} takes at most ${maxTools} tools: offer fewer`],
    ...shapes.map((type, at): Rule => {
      const rule = `is ${JSON.stringify(type)}: the arguments of a tool are an object`;
      return [type !== undefined && type !== 'object', `tools[${at}].parameters.type`, rule];
    }),
  ]);
}

function checkSettings({ settings, profile }: RenderInput): readonly Problem[] {
  const { temperature = 1, topP = 1, maxOutputTokens = 1, user = '' } = settings;
  const tooLong = profile.userField === 'safety_identifier' && user.length > longestUser;
  return broken([
    [profile.sampling && temperature < 0, 'settings.temperature', 'is below 0'],
    [profile.sampling && (topP < 0 || topP > 1), 'settings.topP', 'is not between 0 and 1'],
    [!Number.isInteger(maxOutputTokens) || maxOutputTokens < 1, 'settings.maxOutputTokens', 'is no count'],
    [tooLong, 'settings.user', `is longer than ${longestUser} characters: hash it`],
  ]);
}

type Rule = readonly [isBroken: boolean, path: string | undefined, rule: string];

function broken(rules: readonly Rule[]): readonly Problem[] {
  return rules.flatMap(([isBroken, path = 'messages', rule]) => (isBroken ? [{ path, rule }] : []));
}
