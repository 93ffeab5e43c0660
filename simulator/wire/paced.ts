import type { Plan, Step } from './step.ts';

const MS_PER_SECOND = 1_000;

/** The steps of a plan with its waits put in. A JSON answer is generated whole before its headers go out. */
export function paced({ streamed, pace, steps }: Plan): Step[] {
  const perToken = pace.tokensPerSecond === undefined ? 0 : MS_PER_SECOND / pace.tokensPerSecond;
  const first = pace.firstTokenMs ?? 0;
  if (perToken === 0 && first === 0) return [...steps];
  if (!streamed) {
    const tokens = steps.reduce((sum, step) => sum + (step.do === 'send' ? step.tokens : 0), 0);
    return [{ do: 'wait', ms: first + tokens * perToken }, ...steps];
  }
  let started = false;
  return steps.flatMap((step): Step[] => {
    if (step.do !== 'send' || step.mark !== 'token') return [step];
    const ms = started ? step.tokens * perToken : first;
    started = true;
    return ms === 0 ? [step] : [{ do: 'wait', ms }, step];
  });
}
