import type { Bench } from '../bench.ts';
import { burst, firstWord, whole, type Measure } from '../door/measure.ts';
import type { Figure } from '../figure.ts';

async function through(bench: Bench, measure: Measure, added: boolean): Promise<number> {
  const { provider, door, others } = await bench.ways();
  const p50 = await measure([provider, door, ...others]);
  const direct = added ? (p50.get(provider.name) ?? 0) : 0;
  for (const { name } of others) bench.note(`${name}: ${((p50.get(name) ?? 0) - direct).toFixed(1)} ms`);
  return (p50.get(door.name) ?? Number.NaN) - direct;
}

export const doorFirstWord: Figure = {
  name: 'door.ttft.added.ms',
  unit: 'ms',
  goal: { atMost: 30 },
  about: 'p50 from the request to the first word through the door, live, less the same asked of the provider',
  measure: (bench) => through(bench, firstWord, true),
};

export const doorComplete: Figure = {
  name: 'door.complete.added.ms',
  unit: 'ms',
  goal: { atMost: 80 },
  about: 'p50 of an answer in one piece through the door, less the same asked of the provider',
  measure: (bench) => through(bench, whole, true),
};

export const doorBurst: Figure = {
  name: 'door.burst16.ttft.ms',
  unit: 'ms',
  goal: { atMost: 400 },
  about: 'median first word of 16 streams that begin at once through the door, live',
  measure: (bench) => through(bench, burst, false),
};
