import type { Part } from '../../conversation/message.ts';
import type { Problem } from '../../conversation/problem.ts';
import type { RenderInput } from '../format.ts';
import { blobsIn, type PlacedBlob } from '../placed-blobs.ts';
import type { Rule } from './rule.ts';
import { settingRules } from './setting-rules.ts';

/** Of all files of a request, in bytes. */
const largestFiles = 50 * 1024 * 1024;

const rules: readonly Rule[] = [
  ...settingRules,
  {
    docs: 'https://platform.openai.com/docs/api-reference/chat/create#chat_create-tools',
    check: ({ tools, profile: { maxTools, target } }) =>
      maxTools === undefined || tools.length <= maxTools
        ? []
        : [{ path: `tools[${maxTools}]`, rule: `${target} takes at most ${maxTools} tools: offer fewer` }],
  },
  {
    docs: 'https://platform.openai.com/docs/guides/function-calling#defining-functions',
    check: ({ tools }) =>
      tools.flatMap((tool, at) => {
        const type = 'hosted' in tool ? undefined : tool.parameters['type'];
        if (type === undefined || type === 'object') return [];
        const path = `tools[${at}].parameters.type`;
        return [{ path, rule: `is ${JSON.stringify(type)}: the arguments of a tool are an object` }];
      }),
  },
  {
    docs: 'https://platform.openai.com/docs/guides/images-vision#image-input-requirements',
    check: ({ conversation }) => placed(conversation).flatMap(checkBytes),
  },
  {
    docs: 'https://platform.openai.com/docs/guides/pdf-files#file-size-limitations',
    check: ({ conversation }) => {
      const files = placed(conversation).filter(
        ({ part }) => part.kind === 'document' || part.kind === 'file',
      );
      const total = files.reduce((sum, { part: { source } }) => sum + bytesOf(source), 0);
      if (total <= largestFiles) return [];
      const path = files.at(-1)?.path ?? 'messages';
      return [{ path, rule: `all files have ${total} bytes, and at most ${largestFiles} are taken` }];
    },
  },
];

/** What this request's server would refuse of it. */
export function problemsFor(input: RenderInput): readonly Problem[] {
  return rules.flatMap((rule) => rule.check(input));
}

function placed(conversation: RenderInput['conversation']): readonly PlacedBlob[] {
  return conversation.flatMap(({ content }, at) => blobsIn(content as readonly Part[], `messages[${at}]`));
}

/** Wrong letters at the beginning tell a prefix or another encoding; reading all of it would find no more. */
function checkBytes({ part: { source }, path }: PlacedBlob): readonly Problem[] {
  if (source.at !== 'inline') return [];
  const at = `${path}.source.data`;
  if (source.data === '') return [{ path: at, rule: 'is empty: leave the part out' }];
  if (/^[A-Za-z0-9+/]+={0,2}$/.test(source.data.slice(0, 4096))) return [];
  return [{ path: at, rule: 'is no base64: encode the bytes, without a data: prefix and line breaks' }];
}

function bytesOf(source: PlacedBlob['part']['source']): number {
  return source.at === 'inline' ? Math.floor((source.data.length * 3) / 4) : 0;
}
