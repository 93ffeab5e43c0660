import type { Answer, AnsweredCall } from './answer.ts';

/** A token is four UTF-16 units: close to real tokenizers, free to count, the same on every run. */
const TOKEN_UNITS = 4;
/** Of thinking that nobody can read. */
const REDACTED_TOKENS = 16;

export interface Piece {
  readonly text: string;
  readonly tokens: number;
}

export function countTokens(text: string): number {
  return Math.ceil(text.length / TOKEN_UNITS);
}

export function thoughtTokens({ thought }: Answer): number {
  return thought === undefined ? 0 : thought.redacted ? REDACTED_TOKENS : countTokens(thought.text);
}

/** What is said and called; thinking comes on top. */
export function answerTokens(answer: Answer): number {
  return answer.calls.reduce((sum, one) => sum + countTokens(one.arguments), countTokens(answer.text));
}

/** Cuts a text into pieces of about `tokensEach` tokens and never inside a surrogate pair. */
export function pieces(text: string, tokensEach: number): Piece[] {
  const found: Piece[] = [];
  let start = 0;
  while (start < text.length) {
    const end = wholeCharacter(text, start + tokensEach * TOKEN_UNITS);
    // Differences of a running total, so that the pieces add up to countTokens(text) exactly.
    const tokens = Math.ceil(end / TOKEN_UNITS) - Math.ceil(start / TOKEN_UNITS);
    found.push({ text: text.slice(start, end), tokens });
    start = end;
  }
  return found;
}

/** The answer as a length limit leaves it; unchanged when it fits. Thinking is not limited. */
export function limitAnswer(answer: Answer, maxTokens: number): Answer {
  if (answerTokens(answer) <= maxTokens) return answer;
  const text = firstTokens(answer.text, maxTokens);
  let left = maxTokens - countTokens(text);
  const calls: AnsweredCall[] = [];
  for (const one of answer.calls) {
    if (left <= 0) break;
    const cut = firstTokens(one.arguments, left);
    calls.push({ ...one, arguments: cut });
    left -= countTokens(cut);
  }
  return { ...answer, text, calls, finish: 'length' };
}

function firstTokens(text: string, tokens: number): string {
  const end = tokens * TOKEN_UNITS;
  if (end >= text.length) return text;
  // Backwards here: a limit is never exceeded.
  return text.slice(0, wholeCharacter(text, end) === end ? end : end - 1);
}

function wholeCharacter(text: string, index: number): number {
  if (index >= text.length) return text.length;
  const code = text.charCodeAt(index);
  const splitsPair = code >= 0xdc00 && code <= 0xdfff;
  return splitsPair ? index + 1 : index;
}
