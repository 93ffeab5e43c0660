import type { z } from 'zod';
import { closest } from './closest.ts';
import type { Finding, Path } from './finding.ts';
import { keysAt, schemaAt } from './json-schema.ts';
import { otherNames } from './other-names.ts';
import { configSchema } from './schema.ts';
import type { ConfigInput } from './schema.ts';
import { missing, wording } from './wording.ts';

/** Checks the form of the file: keys, types and ranges. `input` is there when nothing was found. */
export function checkShape(value: unknown): { findings: Finding[]; input?: ConfigInput } {
  const result = configSchema.safeParse(value, { error: wording, reportInput: true });
  if (result.success) return { findings: [], input: result.data };
  return { findings: result.error.issues.flatMap((issue) => toFindings(issue, [])) };
}

function toFindings(issue: z.core.$ZodIssue, above: Path): Finding[] {
  const path = [...above, ...issue.path] as Path;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(path, key));
  if (issue.code === 'invalid_union')
    return bestBranch(issue.errors).flatMap((inner) => toFindings(inner, path));
  const hint = hintFor(issue, path);
  return [{ path, at: 'value', rule: issue.message, ...(hint === undefined ? {} : { hint }) }];
}

function hintFor(issue: z.core.$ZodIssue, path: Path): string | undefined {
  if (issue.message === missing) return schemaAt(path)?.description;
  if (issue.code !== 'invalid_value' || typeof issue.input !== 'string') return undefined;
  const meant = closest(issue.input, issue.values.map(String));
  return meant === undefined ? undefined : `did you mean "${meant}"?`;
}

/** The alternative that the author meant is the one whose type fits; the problems are those inside it. */
function bestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  return branches.find(fits) ?? branches[0] ?? [];
}

function fits(branch: readonly z.core.$ZodIssue[]): boolean {
  return !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0);
}

function unknownKey(container: Path, key: string): Finding {
  const known = keysAt(container);
  const bare = key.toLowerCase().replaceAll(/[-_]/g, '');
  const meant = known.find((each) => otherNames[each]?.includes(bare)) ?? closest(key, known);
  const hint = meant === undefined ? `known here: ${known.join(', ')}` : `did you mean "${meant}"?`;
  return { path: [...container, key], at: 'key', rule: `unknown key ${JSON.stringify(key)}`, hint };
}
