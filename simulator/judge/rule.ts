/** One thing a vendor checks. `check` may rely on the rules before it in its list having passed. */
export interface Rule<Request> {
  readonly rule: string;
  /** The vendor's public documentation of it. */
  readonly docs: `https://${string}`;
  check(this: void, request: Request): Problem | undefined;
}

/** An error as a vendor words it, apart from the envelope around it. */
export interface Problem {
  readonly status: number;
  /** The vendor's `error.type`. */
  readonly type: string;
  readonly message: string;
  /** OpenAI's path of the wrong field. */
  readonly param?: string;
  /** OpenAI's machine-readable reason. */
  readonly code?: string;
  /** More fields of the error object; they win over those above. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A rule that a request broke. */
export interface Violation {
  readonly rule: string;
  readonly docs: string;
  readonly problem: Problem;
}

export function firstViolation<Request>(
  rules: readonly Rule<Request>[],
  request: Request,
): Violation | undefined {
  for (const { rule, docs, check } of rules) {
    const problem = check(request);
    if (problem !== undefined) return { rule, docs, problem };
  }
  return undefined;
}
