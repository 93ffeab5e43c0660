import { ActivityFailure, ApplicationFailure } from '@temporalio/common';
import { ActivityCancellationType, isCancellation, proxyActivities } from '@temporalio/workflow';
import type { Effect, Tool, ToolInput } from '../../domain/agent/tool.ts';
import type { CallPart, ResultPart, ResultStatus } from '../../domain/conversation/message.ts';
import { parseArguments } from '../../domain/conversation/arguments.ts';

/** How often a tool is tried when its worker is lost or it throws something retryable. */
const tries: Readonly<Record<Effect, number>> = { read: 5, idempotent: 5, once: 1 };

/** The result of a call whose arguments break the tool's schema: it is not made. */
export function refuseCall(call: CallPart, why: string): ResultPart {
  return result(call, 'error', `The arguments don't fit the tool's schema (${why}); the tool did not run.`);
}

/**
 * Runs one call of a model as an activity of its own, on the tool's queue, and turns whatever happens into a result
 * for the model. Only a cancelled run throws.
 */
export async function runTool(call: CallPart, tool: Tool | undefined): Promise<ResultPart> {
  if (tool === undefined) return result(call, 'error', `There is no tool "${call.name}".`);
  const parsed = call.freeform === true ? { input: call.arguments } : parseArguments(call.arguments);
  if (parsed === undefined)
    return result(call, 'error', 'The arguments are not a JSON object; the tool did not run.');
  try {
    const answer = await toolActivity(tool)({ callId: call.callId, arguments: parsed });
    return result(call, 'ok', typeof answer === 'string' ? answer : JSON.stringify(answer ?? null));
  } catch (error) {
    if (isCancellation(error)) throw error;
    return failed(call, error);
  }
}

function toolActivity(tool: Tool): (input: ToolInput) => Promise<unknown> {
  const activities = proxyActivities<Record<string, (input: ToolInput) => Promise<unknown>>>({
    ...(tool.taskQueue === undefined ? {} : { taskQueue: tool.taskQueue }),
    startToCloseTimeout: tool.timeoutMs,
    ...(tool.heartbeatMs === undefined ? {} : { heartbeatTimeout: tool.heartbeatMs }),
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
    retry: {
      initialInterval: 200,
      backoffCoefficient: 2,
      maximumInterval: 10_000,
      maximumAttempts: tries[tool.effect],
    },
  });
  return activities[tool.name] as (input: ToolInput) => Promise<unknown>;
}

/** A tool that threw has answered; one that vanished may or may not have run. */
function failed(call: CallPart, error: unknown): ResultPart {
  const cause = error instanceof ActivityFailure ? error.cause : error;
  // A worker that shut down in mid-call says so in the name of the tool.
  if (cause instanceof ApplicationFailure && cause.type !== 'WorkerShutdown')
    return result(call, 'error', cause.message);
  return result(call, 'unknown', 'The tool was started and its result was lost: it may or may not have run.');
}

function result({ callId }: CallPart, status: ResultStatus, text: string): ResultPart {
  return { type: 'result', callId, status, content: [{ type: 'text', text }] };
}
