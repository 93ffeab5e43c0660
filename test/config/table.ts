import { parseConfig } from '../../worker/config/parse.ts';

/** A wrong file and what is said of it, each as `line:column path: rule`; warnings begin with `warning`. */
export interface Row {
  readonly name: string;
  readonly text: string;
  /** Default: both keys are set. */
  readonly env?: Readonly<Record<string, string>>;
  readonly problems: readonly string[];
}

/** Two providers, on line 1. */
export const providers = 'providers: {openai: {kind: openai}, anthropic: {kind: anthropic}}\n';

/** Providers on line 1 and a route on line 2: agents and tools begin on line 3. */
export const routed = `${providers}routes: {r: {targets: [openai/a, anthropic/b]}}\n`;

export const env = { OPENAI_API_KEY: 'sk-test-openai', ANTHROPIC_API_KEY: 'sk-test-anthropic' };

/** Everything that is said of a text, one line each, hints left out. */
export function problemsOf(text: string, environment: Readonly<Record<string, string>> = env): string[] {
  const parsed = parseConfig(text, { source: 'understudy.yaml', env: environment });
  const problems = parsed.ok ? parsed.config.warnings : parsed.problems;
  return problems.map(({ line, column, path, rule, severity }) => {
    const subject = path === '' ? '' : `${path}: `;
    return `${line}:${column} ${severity === 'warning' ? 'warning ' : ''}${subject}${rule}`;
  });
}
