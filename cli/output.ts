/** Where a command says what it does: plain lines for people, or NDJSON records with `--json`. */
export interface Output {
  readonly json: boolean;
  /** One fact: the line for people, or the record for programs. */
  say(line: string, record: object): void;
  /** Progress and explanations that a program has no use for. */
  note(line: string): void;
}

/** A person's terminal: Ctrl-C and pipes that close early are no errors. */
export function outputTo(stream: NodeJS.WritableStream, json: boolean): Output {
  const write = (text: string) => void stream.write(`${text}\n`);
  return {
    json,
    say: (line, record) => write(json ? JSON.stringify(record) : line),
    note: (line) => {
      if (!json) write(line);
    },
  };
}
