import type { Fields } from '../json.ts';
import { remembered } from './remembered.ts';
import type { Mismatch, Path } from './mismatch.ts';
import type { Problem, Rule } from './rule.ts';
import type { Shape } from './shape.ts';
import { firstOf } from './values.ts';

/** A vendor's words for a mismatch. */
export type Wording = (mismatch: Mismatch) => Problem;

/** One field of a request, or one kind of message, item, block or tool. */
export interface Row {
  readonly docs: `https://${string}`;
  readonly shape: Shape;
  readonly required?: true;
}

export type Rows = Readonly<Record<string, Row>>;

/** What lies somewhere in a request and is one of several kinds. */
export interface Found {
  readonly kind: unknown;
  readonly value: Fields;
  readonly path: Path;
}

type Judged = { readonly body: Fields };

/** One rule for each field of a request, named like it. */
export function fieldRules(rows: Rows, wording: Wording): Rule<Judged>[] {
  return Object.entries(rows).map(([name, { docs, shape, required }]) => ({
    rule: name,
    docs,
    check: ({ body }) => {
      const value = body[name];
      if (value === undefined)
        return required === true ? wording({ fault: 'missing', path: [name] }) : undefined;
      const mismatch = shape(value, [name]);
      return mismatch === undefined ? undefined : wording(mismatch);
    },
  }));
}

/** One rule for each kind of what `find` finds, named `<of>:<kind>`; kinds without a row are left to other rules. */
export function kindRules(
  of: string,
  rows: Rows,
  find: (body: Fields) => readonly Found[],
  wording: Wording,
): Rule<Judged>[] {
  const byKind = remembered((body: Fields) => Map.groupBy(find(body), ({ kind }) => kind));
  return Object.entries(rows).map(([kind, { docs, shape }]) => ({
    rule: `${of}:${kind}`,
    docs,
    check: ({ body }) => {
      const mismatch = firstOf(byKind(body).get(kind) ?? [], ({ value, path }) =>
        shape(value, [...path, { tag: kind }]),
      );
      return mismatch === undefined ? undefined : wording(mismatch);
    },
  }));
}
