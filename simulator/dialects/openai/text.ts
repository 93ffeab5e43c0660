import { objects } from '../../judge/values.ts';

/** The text of a message's content or of a call's output, without its images and files. */
export function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return objects(content)
    .flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []))
    .join('\n');
}
