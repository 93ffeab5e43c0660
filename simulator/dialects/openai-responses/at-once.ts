import type { Fields } from '../../json.ts';
import type { StreamEvent } from '../dialect.ts';
import { sse } from './stream.ts';

/** `response.completed`, or `response.incomplete`, and nothing before it. */
export function atOnce(json: Fields): StreamEvent[] {
  const type = `response.${String(json['status'])}`;
  return [{ mark: 'terminal', tokens: 0, wire: sse(type, { response: json, sequence_number: 0 }) }];
}
