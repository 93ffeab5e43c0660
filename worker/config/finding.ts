/** Keys and indices from the top of the file to one place in it. */
export type Path = readonly (string | number)[];

/** A problem before its path is looked up in the file. */
export interface Finding {
  readonly path: Path;
  /** What to point at: the key at the path, its value, or a character of the text. */
  readonly at: 'key' | 'value' | { readonly offset: number };
  readonly rule: string;
  readonly hint?: string;
  /** A second place that takes part in the problem, named in the hint by its file, line and column. */
  readonly other?: { readonly name: string; readonly path: Path };
  /** Default `error`. */
  readonly severity?: 'warning';
}

const plainKey = /^[A-Za-z0-9_-]+$/;

/** Writes a path as people do: `routes.support.targets[1]`, with quotes only where a key needs them. */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (!plainKey.test(step)) text += `[${JSON.stringify(step)}]`;
    else text += text === '' ? step : `.${step}`;
  }
  return text;
}
