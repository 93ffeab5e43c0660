import { Context } from '@temporalio/activity';
import type { ToolInput } from '../domain/agent/tool.ts';

/**
 * A tool's function: one object in, anything JSON can hold out. Throw to tell the model that it failed.
 *
 * @example
 * const lookUp: ToolFunction<{ order: string }> = async ({ callId, arguments: { order } }) => ({ callId, order });
 * export const lookup_order = heartbeating(lookUp);
 */
export type ToolFunction<Arguments> = (
  call: ToolInput & { readonly arguments: Arguments },
) => Promise<unknown>;

const everyMs = 1000;

/**
 * Makes a tool beat once a second while it runs, so that a lost worker is noticed after the tool's `heartbeat` and
 * not only after its `timeout`.
 *
 * @example
 * const orders = new Map([['4711', { paid: true }]]);
 * export const lookup_order = heartbeating<{ order: string }>(async ({ arguments: { order } }) => orders.get(order));
 */
export function heartbeating<Arguments>(
  run: ToolFunction<Arguments>,
): (input: ToolInput) => Promise<unknown> {
  return async (input) => {
    const { heartbeat } = Context.current();
    heartbeat();
    const timer = setInterval(() => heartbeat(), everyMs);
    try {
      return await run(input as ToolInput & { readonly arguments: Arguments });
    } finally {
      clearInterval(timer);
    }
  };
}
