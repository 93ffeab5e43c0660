/** The exit code of a process that was given an unusable configuration. */
export const EXIT_CONFIG = 2;

/** One thing that is wrong with the configuration, at one place. It never contains a key. */
export interface ConfigProblem {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Such as `routes.support.targets[1]`; empty for a problem of the whole file or of its syntax. */
  readonly path: string;
  /** What is wrong. */
  readonly rule: string;
  /** What to do about it. */
  readonly hint?: string;
  /** A warning doesn't stop a worker. */
  readonly severity: 'error' | 'warning';
}

/** One line: `understudy.yaml:12:7  routes.support.targets[1]: unknown provider "antropic" (did you mean "anthropic"?)`. */
export function formatProblem(problem: ConfigProblem): string {
  const severity = problem.severity === 'warning' ? 'warning: ' : '';
  const subject = problem.path === '' ? '' : `${problem.path}: `;
  const hint = problem.hint === undefined ? '' : ` (${problem.hint})`;
  return `${place(problem.file, problem)}  ${severity}${subject}${problem.rule}${hint}`;
}

/** `understudy.yaml:12:7` */
export function place(file: string, { line, column }: Pick<ConfigProblem, 'line' | 'column'>): string {
  return `${file}:${line}:${column}`;
}

/**
 * Thrown when a configuration can't be used; the message has a line for each problem, warnings included.
 *
 * @example
 * try {
 *   await loadConfig({ file: 'no-such-file.yaml', env: process.env });
 * } catch (error) {
 *   if (!(error instanceof ConfigError)) throw error;
 *   console.error(error.message, error.problems.length);
 * }
 */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly ConfigProblem[];

  /** @param message for what isn't a problem at a place; default: the problems, a line each */
  constructor(problems: readonly ConfigProblem[], message = problems.map(formatProblem).join('\n')) {
    super(message);
    this.problems = problems;
  }
}
