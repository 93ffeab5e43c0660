import type { Figure } from '../figure.ts';
import { pairedRatio } from '../pairs.ts';
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
      return await pairedRatio(
        () => timed(bench, 'llmCall', callInput),
        () => timed(bench, 'bareSwitch', prompt),
      );
    } finally {
      await bench.simulator.heal('openai');
    }
  },
};
