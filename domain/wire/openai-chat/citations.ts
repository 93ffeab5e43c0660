import type { Citation } from '../../conversation/message.ts';
import { isObject, textIn, type JsonObject } from '../../json.ts';

/**
 * The sources that annotations name. Where in the text they stand is not kept: other vendors don't tell it so.
 * https://platform.openai.com/docs/guides/tools-web-search#output-and-citations
 */
export function citationsIn(annotations: unknown): readonly Citation[] {
  const list: readonly unknown[] = Array.isArray(annotations) ? annotations : [];
  return list.filter(isObject).flatMap((annotation) => {
    const cited = isObject(annotation['url_citation']) ? annotation['url_citation'] : annotation;
    const [url, title] = [textIn(cited['url']), textIn(cited['title'])];
    if (url === '' && title === '') return [];
    return [{ ...(url === '' ? {} : { url }), ...(title === '' ? {} : { title }) }];
  });
}

/** Citations as annotations of the whole of a text; those without an address have none. */
export function annotationsOf(citations: readonly Citation[], text: string): readonly JsonObject[] {
  return citations.flatMap(({ url, title }) => {
    if (url === undefined) return [];
    const cited = { start_index: 0, end_index: text.length, url, title: title ?? url };
    return [{ type: 'url_citation', url_citation: cited }];
  });
}
