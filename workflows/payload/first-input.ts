import type { FirstInput, Position } from '../../domain/run/generate.ts';
import type { CallInput } from './payloads.ts';

/** What a call's first attempt is told. */
export function firstInputOf(
  { route, deadlineMs, policy, stayWith, awaits }: CallInput,
  position: Position,
): FirstInput {
  return {
    route,
    ...position,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(policy === undefined ? {} : { policy }),
    ...(stayWith === undefined ? {} : { stayWith }),
    ...(awaits === undefined ? {} : { awaits }),
  };
}
