import type { Drill, Override } from '../../workflows/health/messages.ts';
import { table } from '../table.ts';
import { percent } from './numbers.ts';
import { until } from './times.ts';

/** What operators ordered and how long it holds; nothing where there is nothing. */
export function orderTable(overrides: readonly Override[], now: number): readonly string[] {
  if (overrides.length === 0) return [];
  const rows = overrides.map((order) => [orderWords(order), until(order.until, now), order.by, order.reason]);
  return ['', ...table([['order', 'until', 'by', 'reason'], ...rows])];
}

/** `drain openai/gpt`, `pin support to openai/gpt` */
export function orderWords(order: Override): string {
  return order.kind === 'pin' ? `pin ${order.route} to ${order.target}` : `${order.kind} ${order.target}`;
}

export function drillTable(drills: readonly Drill[], now: number): readonly string[] {
  if (drills.length === 0) return [];
  const rows = drills.map((drill) => [drillWords(drill), until(drill.until, now), drill.by, drill.reason]);
  return ['', ...table([['drill', 'until', 'by', 'reason'], ...rows])];
}

/** `10 % of route support’s attempts at openai/gpt: 503` */
export function drillWords({ route, target, fault, share }: Drill): string {
  return `${percent(share)} of route ${route}'s attempts at ${target}: ${fault}`;
}
