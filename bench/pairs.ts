import { median } from './median.ts';

/**
 * How much slower `ours` is than `bare`: pairs one after the other, so that what slows the machine slows both; the
 * first ones warm both up. The median of the batches' ratios of medians.
 */
export async function pairedRatio(
  ours: () => Promise<number>,
  bare: () => Promise<number>,
  { warmUp = 60, batches = 5, pairs = 60 } = {},
): Promise<number> {
  for (let i = 0; i < warmUp; i++) {
    await ours();
    await bare();
  }
  const ratios: number[] = [];
  for (let batch = 0; batch < batches; batch++) {
    const times: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
    for (let i = 0; i < pairs; i++) {
      times.ours.push(await ours());
      times.bare.push(await bare());
    }
    ratios.push(median(times.ours) / median(times.bare));
  }
  return median(ratios);
}
