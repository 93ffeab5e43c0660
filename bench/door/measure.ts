import { median } from '../median.ts';
import { firstWordMs, wholeMs, type Way } from './way.ts';

const warmUps = 30;
const rounds = 150;
const bursts = 12;

export type Measure = (ways: readonly Way[]) => Promise<ReadonlyMap<string, number>>;

/** For each way the p50, in ms; one request after the other, the ways in turn, so that what slows one slows all. */
function inTurn(once: (way: Way) => Promise<number>, times: number): Measure {
  return async (ways) => {
    const taken = new Map<string, number[]>(ways.map(({ name }) => [name, []]));
    for (let round = 0; round < warmUps + times; round++)
      for (const way of ways) {
        const ms = await once(way);
        if (round >= warmUps) taken.get(way.name)?.push(ms);
      }
    return new Map([...taken].map(([name, times]) => [name, median(times)]));
  };
}

export const firstWord: Measure = inTurn(firstWordMs, rounds);

export const whole: Measure = inTurn(wholeMs, rounds);

/** The median of the first words of 16 streams that begin at once. */
export const burst: Measure = inTurn(
  async (way) => median(await Promise.all(Array.from({ length: 16 }, () => firstWordMs(way)))),
  bursts,
);
