import type { Message } from '../conversation/message.ts';
import { checkConversation } from '../conversation/pairing.ts';
import { describe, type Problem } from '../conversation/problem.ts';
import type { RenderInput } from './format.ts';

/** The input cannot be rendered for a target, or for any: never evidence against a provider. */
export class RenderRefused extends Error {
  readonly problems: readonly Problem[];
  /** No target could take it: a fault of the caller. */
  readonly everywhere: boolean;

  constructor(problems: readonly Problem[], everywhere: boolean) {
    super(describe(problems));
    this.name = 'RenderRefused';
    this.problems = problems;
    this.everywhere = everywhere;
  }
}

/** Throws `RenderRefused` for what no wire format can take. */
export function assertRenderable({ conversation, tools, settings }: RenderInput): void {
  const problems = [
    ...checkConversation(conversation),
    ...checkEnd(conversation),
    ...checkNames(tools),
    ...checkToolChoice(settings, tools),
  ];
  if (problems.length > 0) throw new RenderRefused(problems, true);
}

/** Throws `RenderRefused` if there is anything that this target would refuse. */
export function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new RenderRefused(problems, false);
}

/** Continuing a given beginning ("prefill") is refused by current models; an interrupted answer is no such beginning. */
function checkEnd(conversation: readonly Message[]): readonly Problem[] {
  const last = conversation.at(-1);
  if (last?.role !== 'assistant' || last.finish === 'paused') return [];
  const path = `messages[${conversation.length - 1}]`;
  return [{ path, rule: 'is an assistant message: the last one must be of the user or a tool' }];
}

function checkNames(tools: RenderInput['tools']): readonly Problem[] {
  const names = tools.map((tool) => ('hosted' in tool ? undefined : tool.name));
  return names.flatMap((name, at) => {
    const path = `tools[${at}].name`;
    if (name === '') return [{ path, rule: 'is empty: give the tool a name' }];
    const twice = name !== undefined && names.indexOf(name) < at;
    return twice ? [{ path, rule: `"${name}" is declared twice` }] : [];
  });
}

function checkToolChoice(
  { toolChoice }: RenderInput['settings'],
  tools: RenderInput['tools'],
): readonly Problem[] {
  const path = 'settings.toolChoice';
  if (toolChoice === undefined || toolChoice === 'auto' || toolChoice === 'none') return [];
  if (tools.length === 0) return [{ path, rule: 'asks for a call, but no tool is offered' }];
  if (toolChoice === 'required') return [];
  const known = tools.some((tool) => !('hosted' in tool) && tool.name === toolChoice.tool);
  return known ? [] : [{ path: `${path}.tool`, rule: `there is no tool "${toolChoice.tool}"` }];
}
