import type { Output } from '../output.ts';

/** Says what happens, with the time since the story began. */
export type Teller = (text: string) => void;

export function tellerTo(output: Output): Teller {
  const startedAt = Date.now();
  return (text) => {
    const seconds = (Date.now() - startedAt) / 1000;
    output.say(`${seconds.toFixed(1).padStart(5)} s  ${text}`, { seconds, story: text });
  };
}
