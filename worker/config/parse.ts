import { isObject } from '../../domain/json.ts';
import { checks } from './checks/all.ts';
import type { Config, Environment } from './config.ts';
import { digestOf } from './digest.ts';
import { readDocument } from './document.ts';
import type { ConfigDocument } from './document.ts';
import { formatPath } from './finding.ts';
import type { Finding } from './finding.ts';
import { locate } from './locate.ts';
import { place } from './problem.ts';
import type { ConfigProblem } from './problem.ts';
import { resolve } from './resolve.ts';
import { checkShape } from './shape.ts';

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/**
 * Reads a configuration from the text of `understudy.yaml`. Pure; never throws. On failure it names all problems, in
 * the order of the file, warnings among them; on success the warnings are in the configuration.
 *
 * @example
 * const parsed = parseConfig(yaml, { source: 'understudy.yaml', env: process.env });
 * if (parsed.ok) console.log([...parsed.config.agents.keys()]);
 * else for (const { line, rule } of parsed.problems) console.error(line, rule);
 */
export function parseConfig(
  text: string,
  { source, env }: { readonly source: string; readonly env: Environment },
): ParsedConfig {
  const document = readDocument(text);
  const { findings, input } = check(document, env);
  const problems = findings.map((finding) => toProblem(finding, document, source)).sort(byPosition);
  if (input === undefined || problems.some(({ severity }) => severity === 'error'))
    return { ok: false, problems };
  const resolved = resolve(input, env);
  return { ok: true, config: { source, digest: digestOf(resolved), ...resolved, warnings: problems } };
}

function check(document: ConfigDocument, env: Environment): ReturnType<typeof checkShape> {
  const { findings, readable, value } = document;
  if (!readable) return { findings: [...findings] };
  if (value === null || value === undefined) return { findings: [...findings, emptyFile] };
  if (!isObject(value)) return { findings: [...findings, notAMapping] };
  const shape = checkShape(value);
  const root = { path: [], value };
  return {
    ...shape,
    findings: [...findings, ...shape.findings, ...checks.flatMap((each) => each(root, env))],
  };
}

const emptyFile: Finding = {
  path: [],
  at: { offset: 0 },
  rule: 'the file is empty; it needs at least "providers" and "routes"',
  hint: 'examples/understudy.yaml is one to start from',
};

const notAMapping: Finding = {
  path: [],
  at: 'value',
  rule: 'expected a mapping with "providers" and "routes" at the top of the file',
};

function toProblem(finding: Finding, document: ConfigDocument, file: string): ConfigProblem {
  const { path, rule, other } = finding;
  const otherPlace = other && `${other.name} at ${place(file, locate(document, { ...other, at: 'value' }))}`;
  const hint = [finding.hint, otherPlace].filter((part) => part !== undefined).join('; ');
  return {
    file,
    ...locate(document, finding),
    path: formatPath(path),
    rule,
    ...(hint === '' ? {} : { hint }),
    severity: finding.severity ?? 'error',
  };
}

function byPosition(a: ConfigProblem, b: ConfigProblem): number {
  return a.line - b.line || a.column - b.column || a.severity.localeCompare(b.severity);
}
