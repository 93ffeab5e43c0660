import { backup, preferred, type Seen } from './story.ts';

interface Check {
  readonly what: string;
  readonly holds: (seen: Seen) => boolean;
}

const expected =
  'Done. lookup_order: customer=ada@example.com, payment=pay-4711, amount=42.00 EUR; ' +
  'refund_payment: refund=re-pay-4711, refunded=42.00 EUR; ' +
  'send_receipt: receipt=sent to ada@example.com for re-pay-4711';

/** What must have held for the story to be true. The answer can only be right if the conversation was. */
export const checks: readonly Check[] = [
  { what: 'the final answer uses every result', holds: ({ result }) => result.text === expected },
  { what: `it was given by the backup`, holds: ({ result }) => result.answeredBy === backup },
  {
    what: 'each tool ran once',
    holds: ({ effects }) =>
      JSON.stringify(effects) === JSON.stringify({ lookup_order: 1, refund_payment: 1, send_receipt: 1 }),
  },
  {
    what: 'the run switched once, from the primary to the backup',
    holds: ({ result: { switches } }) =>
      switches.length === 1 && switches[0]?.from === preferred && switches[0].to === backup,
  },
  {
    what: 'the lost worker’s attempt is on record',
    holds: ({ result }) =>
      result.attempts.some(({ outcome, target }) => outcome === 'WorkerLost' && target === backup),
  },
  {
    what: 'nothing of the conversation is lost: two openings, four answers, three results',
    holds: ({ transcript }) =>
      transcript.map(({ role }) => role).join(' ') ===
      'system user assistant tool assistant tool assistant tool assistant',
  },
];
