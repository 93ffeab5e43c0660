import type { Figure } from '../figure.ts';
import { hastyFirstTokenMs } from '../config.ts';
import { median } from '../median.ts';
import { callInput, timed } from '../run.ts';

const runs = 20;

export const faultSilence: Figure = {
  name: 'fault.silence.over-limit.ms',
  unit: 'ms',
  goal: { atMost: 500 },
  about: `p50 of ${runs} llmCalls whose primary says nothing, less the first-token limit after which it is left`,
  measure: async (bench) => {
    await bench.simulator.fail('openai', { fault: 'silence', before: 'first-token' });
    try {
      const ask = () => timed(bench, 'llmCall', { ...callInput, route: 'hasty' });
      await ask();
      const times: number[] = [];
      for (let run = 0; run < runs; run++) times.push(await ask());
      return median(times) - hastyFirstTokenMs;
    } finally {
      await bench.simulator.heal('openai');
    }
  },
};
