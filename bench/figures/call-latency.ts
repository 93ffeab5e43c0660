import type { Figure } from '../figure.ts';
import { pairedRatio } from '../pairs.ts';
import { callInput, prompt, timed } from '../run.ts';

export const callLatency: Figure = {
  name: 'call.latency.ratio',
  unit: 'ratio',
  goal: { atMost: 1.15 },
  about: 'p50 of llmCall over a bare workflow with one activity that makes the same request',
  measure: (bench) =>
    pairedRatio(
      () => timed(bench, 'llmCall', callInput),
      () => timed(bench, 'bareCall', prompt),
    ),
};
