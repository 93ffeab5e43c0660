import type { Brief } from '../../domain/conversation/transcript.ts';
import type { CallInput } from './payloads.ts';

/** What holds for the whole of a call's conversation. */
export function briefOf({ route, tools = [], settings = {}, output }: CallInput): Brief {
  return { route, tools, settings, ...(output ? { output } : {}) };
}
