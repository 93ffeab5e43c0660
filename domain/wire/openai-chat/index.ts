import type { WireFormat } from '../format.ts';
import { answerEvents } from './answer-events.ts';
import { answerBody } from './answer.ts';
import { errorRows } from './errors.ts';
import { importRequest } from './import.ts';
import { liveEvents } from './live-events.ts';
import { read } from './read-body.ts';
import { ChatReader } from './read.ts';
import { render } from './render.ts';

/** OpenAI Chat Completions, spoken by OpenAI, Azure and most compatible servers. */
export const openaiChat: WireFormat = {
  id: 'openai.chat',
  render,
  reader: (options) => new ChatReader(options),
  read,
  import: importRequest,
  answer: answerBody,
  answerEvents,
  liveEvents,
  errorRows,
};
