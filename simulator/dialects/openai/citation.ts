import type { Page } from '../../model/answer.ts';

/** The whole of a text refers to a page: https://platform.openai.com/docs/guides/tools-web-search#output-and-citations */
export function urlCitation({ title, url }: Page, text: string) {
  return { type: 'url_citation', start_index: 0, end_index: text.length, title, url } as const;
}
