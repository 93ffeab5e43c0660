import type { Figure } from '../figure.ts';
import { median } from '../median.ts';
import { callInput, prompt, timed } from '../run.ts';

export const callLatency: Figure = {
  name: 'call.latency.ratio',
  unit: 'ratio',
  goal: { atMost: 1.15 },
  about: 'p50 of llmCall over a bare workflow with one activity that makes the same request',
  measure: async (bench) => {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < 150; i++) {
      ours.push(await timed(bench, 'llmCall', callInput));
      bare.push(await timed(bench, 'bareCall', prompt));
    }
    return median(ours.slice(20)) / median(bare.slice(20));
  },
};
