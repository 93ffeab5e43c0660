import type { WireFormat } from '../format.ts';
import { answerEvents } from './answer-events.ts';
import { answerBody } from './answer.ts';
import { errorRows } from './errors.ts';
import { importRequest } from './import.ts';
import { liveEvents } from './live-events.ts';
import { MessagesReader, read } from './read.ts';
import { render } from './render.ts';

/** Anthropic Messages. */
export const anthropicMessages: WireFormat = {
  id: 'anthropic.messages',
  render,
  reader: (options) => new MessagesReader(options),
  read,
  import: importRequest,
  answer: answerBody,
  answerEvents,
  liveEvents,
  errorRows,
};
