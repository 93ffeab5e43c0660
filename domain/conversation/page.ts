import type { Message } from './message.ts';

/** A page's size in bytes of JSON: query answers are limited to 2 MB. */
export const pageBytes = 512 * 1024;

/**
 * As many messages from `from` on as fit into `limit` bytes, at least one; with the position of the next page
 * when there is more.
 */
export function pageOf(
  messages: readonly Message[],
  from: number,
  bytesOf: (message: Message) => number,
  limit: number = pageBytes,
): { readonly messages: readonly Message[]; readonly next?: number } {
  let size = 0;
  let end = from;
  for (const message of messages.slice(from)) {
    size += bytesOf(message);
    if (end > from && size > limit) break;
    end += 1;
  }
  return { messages: messages.slice(from, end), ...(end < messages.length ? { next: end } : {}) };
}
