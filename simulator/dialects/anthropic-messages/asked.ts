import { type Fields, isFields } from '../../json.ts';
import { traitsOf } from './models.ts';

export function thinkingType({ thinking }: Fields): string | undefined {
  return isFields(thinking) && typeof thinking['type'] === 'string' ? thinking['type'] : undefined;
}

/** `freely`: nobody asked, and the model decides. */
export function thinking(body: Fields): 'always' | 'freely' | 'never' {
  const type = thinkingType(body);
  if (type === undefined) return traitsOf(body['model']).thinksUnasked ? 'freely' : 'never';
  return type === 'enabled' || type === 'adaptive' ? 'always' : 'never';
}

/** Whether the model may think before it answers this request. */
export function thinks(body: Fields): boolean {
  return thinking(body) !== 'never';
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
