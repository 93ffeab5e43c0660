import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

/** What one input came to: the JSON to print, and whether it was an answer to what was asked. */
export interface Outcome {
  readonly record: object;
  readonly ok: boolean;
}

/** How standard input is read. */
export interface Reading {
  /** A line for a line, instead of one document. */
  readonly each: boolean;
}

/**
 * Answers standard input on standard output, in JSON. With `each` a failure is one line's answer like any other, so it
 * is no failure of the command; without, `onFailure` is its exit code.
 */
export async function answerInput(
  { each }: Reading,
  answer: (input: string) => Outcome | Promise<Outcome>,
  onFailure: number,
): Promise<void> {
  if (!each) {
    const { record, ok } = await answer(await text(process.stdin));
    await print(JSON.stringify(record, null, 2));
    if (!ok) process.exitCode = onFailure;
    return;
  }
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity }))
    if (line.trim() !== '') await print(JSON.stringify((await answer(line)).record));
}

async function print(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`))
    await new Promise((drained) => process.stdout.once('drain', drained));
}
