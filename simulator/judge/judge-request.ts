import type { Dialect } from '../dialects/dialect.ts';
import { isFields } from '../json.ts';
import type { ProviderOptions } from '../options.ts';
import type { Vendor } from '../vendors/vendor.ts';
import { firstViolation, type Violation } from './rule.ts';

const HTTP = 'https://www.rfc-editor.org/rfc/rfc9110';

export interface Received {
  /** Undefined when the vendor has nothing at this path. */
  readonly dialect: Dialect | undefined;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; undefined when it is none. */
  readonly body: unknown;
  readonly tooLarge: boolean;
}

/** The first thing the vendor would object to. */
export function judgeRequest(
  { dialect, method, path, headers, body, tooLarge }: Received,
  { name, apiKey, models }: ProviderOptions,
  vendor: Vendor,
): Violation | undefined {
  const refused = firstViolation(vendor.admission, { headers, apiKey });
  if (refused !== undefined) return refused;
  if (dialect === undefined)
    return { rule: 'path-known', docs: HTTP, problem: vendor.noSuchPath(method, path) };
  if (tooLarge) return { rule: 'body-size', docs: HTTP, problem: vendor.problem(413) };
  if (!isFields(body)) return { rule: 'body-is-json-object', docs: HTTP, problem: vendor.unparseable() };
  const { model } = body;
  if (typeof model === 'string' && model !== '' && models?.includes(model) === false) {
    const problem = (dialect.noSuchModel ?? vendor.noSuchModel)(model);
    return { rule: 'model-exists', docs: HTTP, problem };
  }
  return firstViolation(dialect.rules, { body, headers, provider: name });
}
