import type { FirstInput } from '../../domain/run/generate.ts';
import type { CallInput } from './payloads.ts';

/** What a call's first attempt is told; `length` is how many messages its conversation has. */
export function firstInputOf(
  { route, deadlineMs, policy, stayWith, awaits }: CallInput,
  length: number,
): FirstInput {
  return {
    route,
    length,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(policy === undefined ? {} : { policy }),
    ...(stayWith === undefined ? {} : { stayWith }),
    ...(awaits === undefined ? {} : { awaits }),
  };
}
