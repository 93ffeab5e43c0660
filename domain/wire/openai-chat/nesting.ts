/** How deep in brackets a JSON text is that comes in pieces: each character is looked at once. */
export class Nesting {
  #depth = 0;
  #inString = false;
  #escaped = false;

  push(piece: string): void {
    for (const character of piece) this.#step(character);
  }

  /** Nothing that was opened is still open. */
  get closed(): boolean {
    return this.#depth === 0 && !this.#inString;
  }

  #step(character: string): void {
    if (this.#escaped) this.#escaped = false;
    else if (this.#inString) {
      if (character === '\\') this.#escaped = true;
      else if (character === '"') this.#inString = false;
    } else if (character === '"') this.#inString = true;
    else if (character === '{' || character === '[') this.#depth += 1;
    else if (character === '}' || character === ']') this.#depth -= 1;
  }
}
