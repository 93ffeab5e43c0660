import type { OfferedTool } from '../../domain/agent/tool.ts';
import { textOf } from '../../domain/conversation/calls.ts';
import type { AssistantPart, CallPart } from '../../domain/conversation/message.ts';
import { describe } from '../../domain/conversation/problem.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { Brief } from '../../domain/conversation/transcript.ts';
import type { RefusedCall } from '../../domain/run/generate.ts';
import { parseArguments } from '../../domain/conversation/arguments.ts';
import type { Answer } from '../../domain/wire/format.ts';
import { problemsOf } from './validator.ts';

/** Calls whose arguments break the schema that the tool's author wrote, whatever the vendor was told of it. */
export function refusedCalls(
  content: readonly AssistantPart[],
  tools: readonly OfferedTool[],
): readonly RefusedCall[] {
  return content
    .filter((part) => part.type === 'call')
    .flatMap((call) => {
      const why = argumentsProblem(call, tools);
      return why === undefined ? [] : [{ callId: call.callId, why }];
    });
}

function argumentsProblem(call: CallPart, tools: readonly OfferedTool[]): string | undefined {
  const tool = tools.find((each) => !('hosted' in each) && each.name === call.name);
  if (tool === undefined || 'hosted' in tool) return undefined;
  const given = call.freeform === true ? { input: call.arguments } : parseArguments(call.arguments);
  const problems = problemsOf(tool.parameters, given);
  return problems.length === 0 ? undefined : describe(problems);
}

/** What is wrong with an answer that had to have a shape; undefined when it is as its author wanted it. */
export function outputProblem({ content, finish }: Answer, { output }: Brief): FailureSignal | undefined {
  // What was declined or cut is no try at the shape, and calls come before the answer.
  if (output === undefined || finish !== 'stop') return undefined;
  const why = shapeProblem(textOf({ role: 'assistant', content }), output.schema);
  return why === undefined ? undefined : { at: 'answer', code: 'schema', message: why };
}

function shapeProblem(text: string, schema: NonNullable<Brief['output']>['schema']): string | undefined {
  try {
    const problems = problemsOf(schema, JSON.parse(text));
    return problems.length === 0 ? undefined : `the answer breaks its schema: ${describe(problems)}`;
  } catch (error) {
    if (error instanceof SyntaxError) return 'the answer is no JSON';
    throw error;
  }
}
