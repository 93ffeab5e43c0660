import type { WireFormat } from '../format.ts';
// One vendor, one list of errors: only the shape of a request and its answer differs.
import { errorRows } from '../openai-chat/errors.ts';
import { answerEvents } from './answer-events.ts';
import { answerBody } from './answer.ts';
import { importRequest } from './import.ts';
import { liveEvents } from './live-events.ts';
import { read, ResponsesReader } from './read.ts';
import { render } from './render.ts';

/** OpenAI Responses, spoken by OpenAI, Azure and some compatible servers. */
export const openaiResponses: WireFormat = {
  id: 'openai.responses',
  render,
  reader: (options) => new ResponsesReader(options),
  read,
  import: importRequest,
  answer: answerBody,
  answerEvents,
  liveEvents,
  errorRows,
};
