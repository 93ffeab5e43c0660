import type { Message } from '../conversation/message.ts';
import { checkConversation } from '../conversation/pairing.ts';
import { describe, type Problem } from '../conversation/problem.ts';
import type { RenderInput } from './format.ts';

/** The input cannot be rendered for any target: a fault of the caller, never evidence against a provider. */
export class RenderRefused extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(describe(problems));
    this.name = 'RenderRefused';
    this.problems = problems;
  }
}

/** Both vendors' rule for names of tools, https://platform.openai.com/docs/api-reference/chat/create#chat-create-tools */
const toolName = /^[A-Za-z0-9_-]{1,64}$/;

/** Throws `RenderRefused` unless every wire format can take this input. */
export function assertRenderable({ conversation, tools }: RenderInput): void {
  const problems = [...checkConversation(conversation), ...checkEnd(conversation), ...checkNames(tools)];
  if (problems.length > 0) throw new RenderRefused(problems);
}

/** Continuing a given beginning ("prefill") is refused by current models. */
function checkEnd(conversation: readonly Message[]): readonly Problem[] {
  if (conversation.at(-1)?.role !== 'assistant') return [];
  const path = `messages[${conversation.length - 1}]`;
  return [{ path, rule: 'is an assistant message: the last one must be of the user or a tool' }];
}

function checkNames(tools: RenderInput['tools']): readonly Problem[] {
  return tools.flatMap(({ name }, at) => {
    const path = `tools[${at}].name`;
    if (!toolName.test(name)) return [{ path, rule: `"${name}" must match ${toolName.source}` }];
    const twice = tools.findIndex((tool) => tool.name === name) < at;
    return twice ? [{ path, rule: `"${name}" is declared twice` }] : [];
  });
}
