import type { Figure } from '../figure.ts';
import { median } from '../median.ts';
import { callInput, prompt, throughput, timed } from '../run.ts';

export const callThroughput: Figure = {
  name: 'call.throughput.ratio',
  unit: 'ratio',
  goal: { atLeast: 0.9 },
  about: 'llmCalls a second with 32 at once, over bare workflows a second',
  measure: async (bench) => {
    const ratios: number[] = [];
    await throughput(64, 32, () => timed(bench, 'llmCall', callInput));
    for (let i = 0; i < 5; i++) {
      const bare = await throughput(160, 32, () => timed(bench, 'bareCall', prompt));
      const ours = await throughput(160, 32, () => timed(bench, 'llmCall', callInput));
      ratios.push(ours / bare);
    }
    return median(ratios);
  },
};
