import type { Figure } from '../figure.ts';
import { median } from '../median.ts';
import { callInput, prompt, timed } from '../run.ts';

export const callSwitch: Figure = {
  name: 'call.switch.ratio',
  unit: 'ratio',
  goal: { atMost: 1.2 },
  about:
    'p50 of an llmCall whose primary answers 503, over a bare workflow with two such activities in a row',
  measure: async (bench) => {
    await bench.simulator.fail('openai', { fault: 'status', status: 503 });
    try {
      const ours: number[] = [];
      const bare: number[] = [];
      for (let i = 0; i < 120; i++) {
        ours.push(await timed(bench, 'llmCall', callInput));
        bare.push(await timed(bench, 'bareSwitch', prompt));
      }
      return median(ours.slice(20)) / median(bare.slice(20));
    } finally {
      await bench.simulator.heal('openai');
    }
  },
};
