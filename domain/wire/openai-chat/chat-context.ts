import { renderContext, type RenderContext } from '../context.ts';
import type { RenderInput } from '../format.ts';

/** What rendering one message for Chat Completions needs to know besides the message. */
export interface ChatContext extends RenderContext {
  /** The tools that this target is offered as freeform ones. */
  readonly freeform: ReadonlySet<string>;
}

export function chatContext(input: RenderInput): ChatContext {
  const freeform = input.tools.flatMap((tool) => ('hosted' in tool || !tool.freeform ? [] : [tool.name]));
  return { ...renderContext(input), freeform: new Set(input.profile.freeformTools ? freeform : []) };
}
