import type { ResultPart, ResultStatus } from '../conversation/message.ts';

/** What the model is told of a result, in the same words on every wire: a switch must not change the facts. */
export function resultText(part: ResultPart): string {
  const text = part.content.map((content) => content.text).join('\n');
  return intros[part.status](text.trim() === '' ? '' : text);
}

const intros: Readonly<Record<ResultStatus, (text: string) => string>> = {
  ok: (text) => text || '(no output)',
  error: (text) => `Error: ${text || '(no output)'}`,
  denied: (text) => because('The call was denied and did not run.', text),
  cancelled: (text) => because('The call was cancelled before it answered.', text),
  unknown: (text) => because("Tool outcome not known; do not assume that it ran or that it didn't.", text),
};

function because(sentence: string, text: string): string {
  return text === '' ? sentence : `${sentence} ${text}`;
}
