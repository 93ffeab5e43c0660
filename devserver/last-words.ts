const most = 12;
const kept = 400;
const stackFrame = /^\t|^goroutine \d|^created by |^[\w./*()-]+\(.*\)$/;

/** The part of a failed server's output that says why. The stack below a Go panic would push that out of sight. */
export class LastWords {
  #lines: string[] = [];

  add(line: string): void {
    if (line !== '' && !stackFrame.test(line) && this.#lines.length < kept) this.#lines.push(line);
  }

  get portTaken(): boolean {
    return this.#lines.some((line) => /address already in use|port.*in use/i.test(line));
  }

  get text(): string[] {
    return this.#lines.slice(-most);
  }
}
