import { commonRows } from './common-rows.ts';
import type { FailureKind } from './kinds.ts';
import type { AdviceHeader, FailureSignal } from './signal.ts';

/** A row matches when everything it names matches; the first row that does gives the kind. */
export interface ErrorRow {
  readonly kind: FailureKind;
  readonly at?: FailureSignal['at'];
  /** One status, or the first and last of a range. */
  readonly status?: number | readonly [number, number];
  readonly code?: RegExp;
  readonly type?: RegExp;
  readonly message?: RegExp;
  /** Headers that must be there and match. */
  readonly headers?: Readonly<Partial<Record<AdviceHeader, RegExp>>>;
}

/**
 * Names a failure: by the rows of the wire format, then by those that hold for everybody. What no row knows is
 * `Unknown`, which is safe: the run goes on with the next target.
 */
export function classify(signal: FailureSignal, formatRows: readonly ErrorRow[]): FailureKind {
  return rowOf(signal, [...formatRows, ...commonRows])?.kind ?? 'Unknown';
}

/** The row that decides. */
export function rowOf(signal: FailureSignal, rows: readonly ErrorRow[]): ErrorRow | undefined {
  return rows.find((row) => matches(row, signal));
}

function matches(row: ErrorRow, signal: FailureSignal): boolean {
  return (
    (row.at === undefined || row.at === signal.at) &&
    matchesStatus(row.status, signal.status) &&
    matchesText(row.code, signal.code) &&
    matchesText(row.type, signal.type) &&
    matchesText(row.message, signal.message) &&
    Object.entries(row.headers ?? {}).every(([name, wanted]) => matchesText(wanted, signal.headers?.[name]))
  );
}

function matchesStatus(wanted: ErrorRow['status'], status: number | undefined): boolean {
  if (wanted === undefined) return true;
  if (status === undefined) return false;
  return typeof wanted === 'number' ? status === wanted : status >= wanted[0] && status <= wanted[1];
}

function matchesText(wanted: RegExp | undefined, text: string | undefined): boolean {
  return wanted === undefined || (text !== undefined && wanted.test(text));
}
