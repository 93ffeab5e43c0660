import type { Step } from './step.ts';

const ENDINGS: ReadonlySet<string> = new Set(['finish', 'usage', 'done', 'terminal']);
const UNITS_PER_TOKEN = 4;

/**
 * The steps up to and with the n-th token, never those that finish the answer. A JSON body is cut after about
 * n tokens of its text, and always before its last character.
 */
export function untilToken(steps: readonly Step[], tokens: number): Step[] {
  const kept: Step[] = [];
  let left = tokens;
  for (const step of steps) {
    if (step.do === 'end') break;
    if (step.do === 'send' && step.mark === 'body') {
      const text = step.text.slice(0, Math.min(tokens * UNITS_PER_TOKEN, step.text.length - 1));
      kept.push({ ...step, text, tokens: Math.min(tokens, step.tokens) });
      break;
    }
    if (step.do === 'send' && ENDINGS.has(step.mark)) break;
    if (step.do === 'send' && step.mark === 'token') {
      if (left <= 0) break;
      left -= step.tokens;
      kept.push(step);
      if (left <= 0) break;
      continue;
    }
    kept.push(step);
  }
  return kept;
}
