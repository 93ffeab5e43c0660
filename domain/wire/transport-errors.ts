import type { ErrorRow } from '../failure/classify.ts';

/**
 * Node's own limits on a response, which stand behind ours at 300 s.
 * https://undici.nodejs.org/#/docs/api/Errors
 */
export const transportRows: readonly ErrorRow[] = [
  { kind: 'FirstTokenTimeout', code: /^UND_ERR_HEADERS_TIMEOUT$/ },
  { kind: 'StreamStalled', code: /^UND_ERR_BODY_TIMEOUT$/ },
];
