import { BareErrors } from './bare-errors.ts';

/** For the last bytes after the last event; a server that sends more than that is let go. */
const graceMs = 1000;

/**
 * The same response, whose body is read to its end when its reader loses interest. OpenAI's SDK stops at `[DONE]`, and
 * a body cancelled before its very last chunk costs the connection: each call would open a new one.
 */
export function wholeBody(response: Response): Response {
  const { body, status, statusText, headers } = response;
  if (body === null) return response;
  const reader = body.getReader();
  const errors = new BareErrors();
  const passed = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        // A pull that brings nothing would be the last one.
        for (let brought = false; !brought;) {
          const { done, value } = await reader.read();
          const told = done ? errors.flush() : errors.push(value);
          if (told.length > 0) controller.enqueue(told);
          if (done) controller.close();
          brought = done || told.length > 0;
        }
      },
      cancel: () => {
        void drain(reader);
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(passed, { status, statusText, headers });
}

async function drain(reader: ReadableStreamDefaultReader<Uint8Array>): Promise<void> {
  const letGo = setTimeout(() => void reader.cancel().catch(() => {}), graceMs);
  letGo.unref();
  try {
    while (!(await reader.read()).done);
  } catch {
    // Aborted, or broken after the answer: both end it.
  } finally {
    clearTimeout(letGo);
  }
}
