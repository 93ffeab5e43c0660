import type { Plan, Step } from './step.ts';

const MS_PER_SECOND = 1_000;

/** The steps of a plan with its waits put in. A JSON answer is generated whole before its headers go out. */
export function paced({ streamed, pace, steps }: Plan): Step[] {
  const perToken = pace.tokensPerSecond === undefined ? 0 : MS_PER_SECOND / pace.tokensPerSecond;
  const { headersMs = 0, firstTokenMs = 0 } = pace;
  if (!streamed) {
    const tokens = steps.reduce((sum, step) => sum + (step.do === 'send' ? step.tokens : 0), 0);
    return [...wait(headersMs + firstTokenMs + tokens * perToken), ...steps];
  }
  let started = false;
  const spaced = steps.flatMap((step) => {
    if (step.do !== 'send' || step.mark !== 'token') return [step];
    const ms = started ? step.tokens * perToken : firstTokenMs;
    started = true;
    return [...wait(ms), step];
  });
  return [...wait(headersMs), ...spaced];
}

function wait(ms: number): Step[] {
  return ms === 0 ? [] : [{ do: 'wait', ms }];
}
