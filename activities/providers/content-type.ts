/** A 200 that is no event stream; the SDKs would read it as an answer without content. */
export class NotAnEventStream extends Error {
  constructor(contentType: string | null) {
    super(`the answer is ${contentType ?? 'of no type'}, not an event stream`);
    this.name = 'NotAnEventStream';
  }
}

export async function assertEventStream(response: Response): Promise<void> {
  const type = response.headers.get('content-type');
  if (type?.includes('text/event-stream') === true) return;
  await response.body?.cancel().catch(() => {});
  throw new NotAnEventStream(type);
}
