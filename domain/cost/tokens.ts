import type { Message, Part } from '../conversation/message.ts';
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

function partTokens(part: Part, count: CountText): number {
  if (part.type === 'call') return count(part.name) + count(part.arguments);
  if (part.type === 'result') return part.content.reduce((sum, each) => sum + partTokens(each, count), 0);
  if (part.type === 'opaque') return count(JSON.stringify(part.native.item));
  // Of reasoning too the text alone: signatures and ciphertexts are not read as the tokens that they look like.
  return count(part.text);
}
