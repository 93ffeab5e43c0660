import type { Step } from './step.ts';

const ENDINGS: ReadonlySet<string> = new Set(['finish', 'usage', 'done', 'terminal']);
const FINISHES: ReadonlySet<string> = new Set(['finish', 'terminal']);
const UNITS_PER_TOKEN = 4;

/**
 * The steps up to and with the n-th token, never those that finish the answer. A JSON body is cut after about
 * n tokens of its text, and always before its last character.
 * @param within - counts only tokens of calls and keeps whatever comes before them; no matter in a JSON body
 */
export function untilToken(steps: readonly Step[], tokens: number, within?: 'call'): Step[] {
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
    if (step.do === 'send' && step.mark === 'token' && (within === undefined || step.inCall === true)) {
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

/** The steps up to and with the event that says why the answer finished. */
export function untilFinish(steps: readonly Step[]): Step[] {
  const last = steps.findIndex((step) => step.do === 'send' && FINISHES.has(step.mark));
  return steps.slice(0, last + 1);
}
