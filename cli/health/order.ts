import type { Override } from '../../workflows/health/messages.ts';
import type { Output } from '../output.ts';
import { openHealth } from './open.ts';
import { orderWords } from './orders.ts';
import { until } from './times.ts';

/** Gives an order, and says what holds now and how to take it back. */
export async function giveOrder(
  { fleet, override, release }: { fleet: string; override: Override; release: string },
  output: Output,
): Promise<void> {
  await using opened = await openHealth(fleet);
  const held = await opened.health.order(override);
  const words = `${orderWords(held)} holds until ${until(held.until, held.at)}, by ${held.by}: ${held.reason}`;
  output.say(words, { order: held });
  output.note(`Workers hear of it with their next report, usually within 15 s. Take it back: ${release}`);
}
