/** Where a command says what it does: plain lines for people, or NDJSON records with `--json`. */
export interface Output {
  readonly json: boolean;
  /** One fact: the line for people, or the record for programs. */
  say(line: string, record: object): void;
  /** Progress and explanations that a program has no use for. */
  note(line: string): void;
  /** What people read elsewhere, such as on standard error. */
  record(record: object): void;
}

/** Output to a person's terminal or to a program that reads line by line. */
export function outputTo(stream: NodeJS.WritableStream, json: boolean): Output {
  const write = (text: string) => void stream.write(`${text}\n`);
  return {
    json,
    say: (line, record) => write(json ? JSON.stringify(record) : line),
    note: (line) => {
      if (!json) write(line);
    },
    record: (record) => {
      if (json) write(JSON.stringify(record));
    },
  };
}
