import { withHeaders } from '../wire/with-headers.ts';
import type { Fault } from './fault.ts';
import { text } from './fields.ts';

export interface ContentTypeOrder {
  readonly fault: 'content-type';
  readonly type: string;
}

export const contentType: Fault<ContentTypeOrder> = {
  name: 'content-type',
  summary: 'the right answer under another content type',
  fields: { type: text },
  plan: (plan, { type }) => withHeaders(plan, [['content-type', type]]),
};
