import type { WireEvent } from './format.ts';

/** An event as it goes over the wire, blank line included. https://html.spec.whatwg.org/multipage/server-sent-events.html */
export function sseOf({ event, data }: WireEvent): string {
  const name = event === undefined ? '' : `event: ${event}\n`;
  return `${name}data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;
}
