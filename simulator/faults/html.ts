import type { Fault } from './fault.ts';
import { integer, optional } from './fields.ts';

export interface HtmlOrder {
  readonly fault: 'html';
  /** 200 unless given. */
  readonly status?: number;
}

const PAGE =
  '<!DOCTYPE html><html><head><title>Gateway</title></head><body><h1>Please wait</h1></body></html>';

export const html: Fault<HtmlOrder> = {
  name: 'html',
  summary: "a proxy's HTML page in place of the answer, with status 200 unless another is given",
  fields: { status: optional(integer(200, 599)) },
  instead: ({ status = 200 }, kit) => [
    kit.head(status, [['content-type', 'text/html; charset=utf-8']]),
    { do: 'send', text: PAGE, mark: 'body', tokens: 0 },
    { do: 'end' },
  ],
};
