import type { ResultPart, ResultStatus } from '../conversation/message.ts';

/**
 * What the model is told of a result in words, the same on every wire: a switch must not change the facts. Where the
 * API has a flag for failed calls (`flagged`), the word for that is left out.
 */
export function resultText(part: ResultPart, { flagged }: { readonly flagged: boolean }): string {
  const text = part.content.flatMap((each) => (each.type === 'text' ? [each.text] : [])).join('\n');
  const silent = part.content.some((each) => each.type === 'blob') ? '' : '(no output)';
  const said = text.trim() === '' ? silent : text;
  if (part.status === 'error' && flagged) return said;
  return intros[part.status](said, text.trim() === '' ? '' : text);
}

const intros: Readonly<Record<ResultStatus, (said: string, text: string) => string>> = {
  ok: (said) => said,
  error: (said) => `${errorWord}${said}`,
  denied: (_, text) => because('The call was denied and did not run.', text),
  cancelled: (_, text) => because('The call was cancelled before it answered.', text),
  unknown: (_, text) => because("Tool outcome not known; do not assume that it ran or that it didn't.", text),
};

/** How a failed call begins where there is no flag for it. */
export const errorWord = 'Error: ';

function because(sentence: string, text: string): string {
  return text === '' ? sentence : `${sentence} ${text}`;
}
