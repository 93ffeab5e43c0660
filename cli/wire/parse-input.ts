import type { Problem } from '../../domain/conversation/problem.ts';

export type ParsedInput =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Standard input, or a line of it, as JSON. */
export function parseInput(input: string): ParsedInput {
  try {
    return { ok: true, value: JSON.parse(input) as unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, problems: [{ path: '', rule: `the input is no JSON: ${reason}` }] };
  }
}
