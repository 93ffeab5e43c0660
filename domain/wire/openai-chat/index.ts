import type { WireFormat } from '../format.ts';
import { errorRows } from './errors.ts';
import { ChatReader } from './read.ts';
import { render } from './render.ts';

/** OpenAI Chat Completions, spoken by OpenAI, Azure and most compatible servers. */
export const openaiChat: WireFormat = {
  id: 'openai.chat',
  render,
  reader: (options) => new ChatReader(options),
  errorRows,
};
