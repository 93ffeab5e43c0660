import { sleep } from '@temporalio/workflow';
import type { Generated, Position } from '../../domain/run/generate.ts';
import type { Patience } from '../../domain/run/next-input.ts';
import type { Plan } from '../../domain/run/plan.ts';
import { serve, type Ports, type Served } from '../../domain/run/serve.ts';
import type { Switch } from '../../domain/run/switch.ts';
import { attempt } from './attempt.ts';
import type { Place } from './place.ts';

/** What a run is to be served with. */
export interface Serving {
  /** Makes a plan, or a first attempt that plans. */
  readonly begin: Ports<Generated>['begin'];
  readonly position: Position;
  readonly patience: Patience;
  /** Where its attempts are made; default: on its own queue. */
  readonly place?: Place;
  readonly switched: (change: Switch, plan: Plan) => void;
}

/** Gets the next answer to this run's conversation, from whoever can give it. */
export function serveDurably({
  begin,
  position,
  patience,
  place,
  switched,
}: Serving): Promise<Served<Generated>> {
  return serve<Generated>({
    begin,
    attempt: (order, plan) => attempt(order, plan, position, patience, place),
    wait: async (ms, target) => {
      const until = Date.now() + ms;
      await sleep(ms, {
        summary: target === undefined ? 'until a target takes calls' : `until ${target} may be asked again`,
      });
      return patience === 'durable' ? Date.now() - until : 0;
    },
    now: () => Date.now(),
    random: () => Math.random(),
    switched,
  });
}
