import { type Fields, isFields } from '../../json.ts';
import { traitsOf } from './models.ts';

export function thinkingType({ thinking }: Fields): string | undefined {
  return isFields(thinking) && typeof thinking['type'] === 'string' ? thinking['type'] : undefined;
}

/** Whether the model thinks before it answers this request. */
export function thinks(body: Fields): boolean {
  const type = thinkingType(body);
  return type === undefined
    ? traitsOf(body['model']).thinksUnasked
    : type === 'enabled' || type === 'adaptive';
}

/** Whether the thinking that an answer carries may be read. */
export function showsThinking({ thinking }: Fields): boolean {
  return !isFields(thinking) || thinking['display'] !== 'omitted';
}

export function dropsUnbound({ thinking }: Fields): boolean {
  const binding = isFields(thinking) ? thinking['block_binding'] : undefined;
  return isFields(binding) && binding['prefix_mismatch_behavior'] === 'drop_block';
}

export function hasBeta(headers: Readonly<Record<string, string>>, name: string): boolean {
  return (headers['anthropic-beta'] ?? '').split(',').some((one) => one.trim() === name);
}
