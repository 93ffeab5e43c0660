import type { WireFormat } from '../format.ts';
import { errorRows } from './errors.ts';
import { MessagesReader } from './read.ts';
import { render } from './render.ts';

/** Anthropic Messages. */
export const anthropicMessages: WireFormat = {
  id: 'anthropic.messages',
  render,
  reader: (options) => new MessagesReader(options),
  errorRows,
};
