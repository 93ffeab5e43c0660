/** A field that no parser of server-sent events knows, and in which some gateways tell of an error. */
const bare = Buffer.from('\nerror:');

/** The same as an event that every parser knows. */
const named = Buffer.from('\nevent: error\ndata:');

const end = Buffer.from('\n\n');

/**
 * Lets an event stream through, `error: {…}` lines as error events: a parser would pass them over, and the answer would
 * only seem to be cut. No line of JSON can begin with it.
 */
export class BareErrors {
  /** What may be the beginning of such a line. A stream begins like a line. */
  #held: Buffer = Buffer.from('\n');
  #begun = false;
  #found = false;

  push(chunk: Uint8Array): Uint8Array {
    const bytes = Buffer.concat([this.#held, chunk]);
    const keep = heldLength(bytes);
    this.#held = bytes.subarray(bytes.length - keep);
    return this.#told(bytes.subarray(0, bytes.length - keep));
  }

  /** The rest. An error may come without the blank line that would end its event. */
  flush(): Uint8Array {
    const rest = this.#told(this.#held);
    return this.#found ? Buffer.concat([rest, end]) : rest;
  }

  #told(bytes: Buffer): Uint8Array {
    const parts: Buffer[] = [];
    let from = 0;
    for (let at = bytes.indexOf(bare); at >= 0; at = bytes.indexOf(bare, from)) {
      this.#found = true;
      parts.push(bytes.subarray(from, at), named);
      from = at + bare.length;
    }
    const told = parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
    return this.#withoutFirst(told);
  }

  /** The line end that stood for the beginning of the stream. */
  #withoutFirst(bytes: Buffer): Buffer {
    if (this.#begun || bytes.length === 0) return bytes;
    this.#begun = true;
    return bytes.subarray(1);
  }
}

/** How many of the last bytes may begin a line that is to be told otherwise. */
function heldLength(bytes: Buffer): number {
  for (let length = Math.min(bare.length - 1, bytes.length); length > 0; length -= 1)
    if (bytes.subarray(bytes.length - length).equals(bare.subarray(0, length))) return length;
  return 0;
}
