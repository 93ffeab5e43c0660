import { roomIn } from '../../domain/route/fit.ts';
import type { Route } from '../../domain/route/route.ts';
import type { Held } from '../conversation/cache.ts';
import type { Setting } from '../setting.ts';
import { factsOf } from './facts.ts';

/**
 * The tokens of a conversation as o200k counts them, tools and schema included: exactly where its size leaves a doubt
 * whether all targets of the route take it, else about.
 */
export async function measure(setting: Setting, route: Route, held: Held): Promise<number> {
  const { maxOutputTokens } = held.brief.settings;
  const rooms = route.targets.map((target) => roomIn(factsOf(setting, route, target), maxOutputTokens));
  const { tokens } = setting;
  return tokens.most(held) <= Math.min(...rooms) ? tokens.about(held) : tokens.exactly(held);
}
