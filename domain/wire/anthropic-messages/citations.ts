import type { Citation } from '../../conversation/message.ts';
import { isObject, textIn } from '../../json.ts';

/**
 * A block's citations, as far as vendors agree on what that is.
 * https://platform.claude.com/docs/en/build-with-claude/citations
 */
export function citationsIn(value: unknown): readonly Citation[] {
  const citations: readonly unknown[] = Array.isArray(value) ? value : [];
  return citations.filter(isObject).map((each) => {
    const url = textIn(each['url']) || textIn(each['source']);
    const title = textIn(each['title']) || textIn(each['document_title']);
    const quote = textIn(each['cited_text']);
    return {
      ...(url === '' ? {} : { url }),
      ...(title === '' ? {} : { title }),
      ...(quote === '' ? {} : { quote }),
    };
  });
}
