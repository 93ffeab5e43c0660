import type { BlobKind, Message, Part } from '../conversation/message.ts';
import type { Brief } from '../conversation/transcript.ts';

/** Tokens in a text, by one way to tell them. */
export type CountText = (text: string) => number;

/** What each message costs besides its words: its role and its borders. */
const perMessage = 4;

const encoder = new TextEncoder();

/** No token is shorter than a byte: the most that a text can have. */
export const mostTokens: CountText = (text) => encoder.encode(text).length;

/** About four characters to a token, as in English. */
export const roughTokens: CountText = (text) => Math.ceil(text.length / 4);

export function messageTokens({ content }: Message, count: CountText): number {
  return content.reduce((sum, part) => sum + partTokens(part, count), perMessage);
}

/** Tools and the schema of the answer are read with each request. */
export function briefTokens({ tools, output }: Brief, count: CountText): number {
  const offered = tools.length === 0 ? 0 : count(JSON.stringify(tools));
  return offered + (output === undefined ? 0 : count(JSON.stringify(output.schema)));
}

/**
 * What a blob costs about, whatever its bytes: vendors charge by pixels, pages and seconds.
 * https://platform.claude.com/docs/en/build-with-claude/vision#calculate-image-costs
 */
const perBlob: Readonly<Record<BlobKind, number>> = {
  image: 1600,
  document: 5000,
  audio: 1000,
  video: 5000,
  file: 5000,
};

function partTokens(part: Part, count: CountText): number {
  switch (part.type) {
    case 'call':
      return count(part.name) + count(part.arguments);
    case 'result':
      return part.content.reduce((sum, each) => sum + partTokens(each, count), 0);
    case 'blob':
      return part.source.at === 'text' ? count(part.source.text) : perBlob[part.kind];
    case 'hosted':
    case 'compaction':
    case 'opaque':
      return count(JSON.stringify(part.native.item));
    case 'text':
    case 'refusal':
    case 'reasoning':
    default:
      // Of reasoning too the text alone: signatures and ciphertexts are not read as the tokens that they look like.
      return count(part.text);
  }
}
