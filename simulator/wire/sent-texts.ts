import type { Step } from './step.ts';

/** What these steps send, one text for each. */
export function sentTexts(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => (step.do === 'send' ? [step.text] : []));
}
