import { textOf } from '../../domain/conversation/calls.ts';
import { addSpend, costOf } from '../../domain/cost/spend.ts';
import { usageOf } from '../../domain/run/attempt.ts';
import { messageOf, type Generated } from '../../domain/run/generate.ts';
import type { Served } from '../../domain/run/serve.ts';
import type { CallResult } from '../payload/payloads.ts';

/** The result of a call that was answered. */
export function callResultOf(served: Extract<Served<Generated>, { ok: true }>): CallResult {
  const { plan, answer, by, switches, attempts } = served;
  const message = messageOf(answer, by);
  return {
    answeredBy: by,
    switches,
    attempts,
    usage: usageOf(attempts),
    cost: costOf(addSpend({}, attempts)),
    skipped: plan.skipped ?? [],
    notes: answer.notes ?? [],
    message,
    text: textOf(message),
    ...(plan.awaits === undefined ? {} : { awaits: plan.awaits }),
  };
}
