import type { Citation } from '../../conversation/message.ts';
import { isObject, textIn } from '../../json.ts';

/**
 * A text's annotations, as far as vendors agree on what a source is: pages by their address, files by their name.
 * https://platform.openai.com/docs/api-reference/responses/object#responses-object-output
 */
export function citationsIn(annotations: unknown): readonly Citation[] {
  const list: readonly unknown[] = Array.isArray(annotations) ? annotations : [];
  return list.filter(isObject).flatMap((each) => {
    const url = textIn(each['url']);
    const title = textIn(each['title']) || textIn(each['filename']);
    if (url === '' && title === '') return [];
    return [{ ...(url === '' ? {} : { url }), ...(title === '' ? {} : { title }) }];
  });
}

/** Sources of other vendors as annotations of the whole text, where they have an address. */
export function annotationsOf(text: string, citations: readonly Citation[] = []) {
  return citations.flatMap(({ url, title }) =>
    url === undefined
      ? []
      : [{ type: 'url_citation', url, title: title ?? url, start_index: 0, end_index: text.length }],
  );
}
