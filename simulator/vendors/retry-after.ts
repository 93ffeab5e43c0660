import type { HeaderPairs } from './vendor.ts';

/** When a client may come again, and how it is told so. */
export interface RetryAfter {
  readonly ms: number;
  readonly as: RetryForm;
}

export type RetryForm = keyof typeof FORMS;

const MS_PER_SECOND = 1_000;

const FORMS = {
  seconds: (ms) => [['retry-after', seconds(ms)]],
  /** Rounded up: an HTTP date has no milliseconds. https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 */
  date: (ms, now) => [
    ['retry-after', new Date(Math.ceil((now + ms) / MS_PER_SECOND) * MS_PER_SECOND).toUTCString()],
  ],
  milliseconds: (ms) => [['retry-after-ms', String(ms)]],
  /** Azure at times says two things. */
  azure: (ms) => [
    ['retry-after-ms', '0'],
    ['retry-after', seconds(ms)],
  ],
  /** Only in the vendor's own headers about limits. */
  reset: () => [],
} as const satisfies Record<string, (ms: number, now: number) => HeaderPairs>;

export const retryForms = Object.keys(FORMS);

export function retryHeaders({ ms, as }: RetryAfter): HeaderPairs {
  return FORMS[as](ms, Date.now());
}

function seconds(ms: number): string {
  return String(Math.ceil(ms / MS_PER_SECOND));
}
