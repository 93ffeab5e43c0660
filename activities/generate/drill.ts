import type { FailureSignal } from '../../domain/failure/signal.ts';
import type { DrillFault } from '../../domain/health/operator/drill.ts';
import type { Occasion } from '../occasion.ts';
import type { Asked } from './ask.ts';
import type { ResolvedTarget } from './resolve.ts';

/** What a drill's fault looks like to an attempt. */
const signals: Readonly<Record<DrillFault, FailureSignal>> = {
  '429': { at: 'http', status: 429 },
  '500': { at: 'http', status: 500 },
  '503': { at: 'http', status: 503 },
  '529': { at: 'http', status: 529 },
  reset: { at: 'transport', code: 'ECONNRESET' },
  silence: { at: 'timer', code: 'firstToken' },
  cut: { at: 'stream', code: 'truncated' },
};

/** What comes of an attempt that a drill makes fail: nobody is asked. Silence takes as long as the real one. */
export async function played(
  fault: DrillFault,
  { limits, reasons }: ResolvedTarget,
  occasion: Pick<Occasion, 'sleep'>,
): Promise<Asked> {
  if (fault === 'silence') await occasion.sleep(reasons ? limits.firstTokenReasoningMs : limits.firstTokenMs);
  return {
    ok: false,
    unasked: true,
    characters: 0,
    signal: signals[fault],
    evidence: `a drill played ${fault}: nobody was asked`,
  };
}
