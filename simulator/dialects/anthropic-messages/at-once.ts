import type { Fields } from '../../json.ts';
import type { StreamEvent } from '../dialect.ts';
import { sse } from './sse.ts';

/** `message_start` with content, stop reason and usage, then `message_stop`. */
export function atOnce(json: Fields): StreamEvent[] {
  return [
    { mark: 'token', tokens: 0, wire: sse({ type: 'message_start', message: json }) },
    { mark: 'done', tokens: 0, wire: sse({ type: 'message_stop' }) },
  ];
}
