import { isFields } from '../json.ts';
import { ControlError } from '../control-error.ts';
import type { Fault } from './fault.ts';
import { integer, modelMatch, optional, positiveNumber, shareOfAll, text, type Field } from './fields.ts';
import { faults } from './list.ts';
import type { FaultOrder } from './order.ts';

/** Any fault, with its order not yet known. The desk hands each one only orders that its fields passed. */
export type AnyFault = Fault<FaultOrder>;

export interface ParsedOrder {
  readonly fault: AnyFault;
  readonly order: FaultOrder;
}

const EXTENT: Readonly<Record<string, Field>> = {
  times: optional(integer(1)),
  forMs: optional(integer(1)),
  after: optional(integer(0)),
  share: optional(shareOfAll),
  aboveRps: optional(positiveNumber),
  breaksForMs: optional(integer(1)),
  match: optional(modelMatch),
  message: optional(text),
};

/** @throws ControlError naming the first field that is wrong. */
export function parseOrder(value: unknown): ParsedOrder {
  if (!isFields(value)) throw new ControlError('fault', 'the order must be an object');
  const fault = (faults as readonly AnyFault[]).find(({ name }) => name === value['fault']);
  if (fault === undefined) {
    const names = faults.map(({ name }) => name).join(', ');
    throw new ControlError(
      'fault',
      `must be one of ${names}, got ${JSON.stringify(value['fault']) ?? 'nothing'}`,
    );
  }
  const fields = { ...fault.fields, ...EXTENT };
  for (const name of Object.keys(value)) {
    if (name === 'fault' || fields[name] !== undefined) continue;
    const known = Object.keys(fields).join(', ');
    throw new ControlError(name, `is not a field of the fault ${fault.name}; it has ${known}`);
  }
  for (const [name, field] of Object.entries(fields)) {
    if (value[name] === undefined && !field.required) continue;
    const problem = field.problem(value[name]);
    if (problem !== undefined) throw new ControlError(name, problem);
  }
  if (value['breaksForMs'] !== undefined && value['aboveRps'] === undefined)
    throw new ControlError('breaksForMs', 'needs aboveRps: the load above which it breaks');
  return { fault, order: value as unknown as FaultOrder };
}
