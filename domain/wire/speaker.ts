import type { Affinity } from '../conversation/affinity.ts';
import { modelOf } from '../route/target.ts';

/** Who really speaks: a response may name another model than the one asked for (an alias, a silent substitution). */
export function speakerOf(affinity: Affinity, model: string | undefined): Affinity {
  const { target } = affinity;
  const isAsked = target !== undefined && model === modelOf(target);
  return model === undefined || isAsked ? affinity : { ...affinity, model };
}
