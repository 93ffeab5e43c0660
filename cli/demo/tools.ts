import { appendFile } from 'node:fs/promises';
import type { ToolInput } from '../../domain/agent/tool.ts';
import { heartbeating } from '../../worker/tool.ts';
import { ledgerVariable } from './paths.ts';

/** Notes each effect in a file that outlives the worker, so that the demo can count them. */
async function note(tool: string, { callId }: ToolInput): Promise<void> {
  const ledger = process.env[ledgerVariable];
  if (ledger !== undefined) await appendFile(ledger, `${JSON.stringify({ tool, callId })}\n`);
}

export const lookup_order = heartbeating<{ order: string }>(async (call) => {
  await note('lookup_order', call);
  return { customer: 'ada@example.com', payment: `pay-${call.arguments.order}`, amount: '42.00 EUR' };
});

export const refund_payment = heartbeating<{ payment: string; amount: string }>(async (call) => {
  await note('refund_payment', call);
  return { refund: `re-${call.arguments.payment}`, refunded: call.arguments.amount };
});

export const send_receipt = heartbeating<{ customer: string; refund: string }>(async (call) => {
  await note('send_receipt', call);
  return { receipt: `sent to ${call.arguments.customer} for ${call.arguments.refund}` };
});
