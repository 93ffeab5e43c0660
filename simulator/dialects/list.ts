import { anthropicMessages } from './anthropic-messages/dialect.ts';
import type { Dialect } from './dialect.ts';
import { openaiChat } from './openai-chat/dialect.ts';
import { openaiResponses } from './openai-responses/dialect.ts';

/** Every protocol the simulator speaks; a provider serves all those of its vendor. */
export const dialects: readonly Dialect[] = [openaiChat, openaiResponses, anthropicMessages];
