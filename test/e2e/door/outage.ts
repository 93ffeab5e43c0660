import { expect } from 'vitest';
import { providerOf, targetOf, type House, type Scene } from './house.ts';
import type { Mode } from './modes.ts';

/** The primary gives its first answer, and breaks off in the middle of every later one. */
export async function outageAfterOne({ simulator }: House, scene: Scene): Promise<void> {
  await simulator.fail(providerOf(scene, 'primary'), { fault: 'cut', afterTokens: 2, after: 1 });
}

/** What came of each request that the providers saw, by the vendors' own rules too. */
export async function seenBy(
  { simulator }: House,
  scene: Scene,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const outcomes = async (role: 'primary' | 'backup') =>
    (await simulator.requests(providerOf(scene, role))).map(
      ({ outcome, violation }) => violation?.message ?? outcome,
    );
  return { primary: await outcomes('primary'), backup: await outcomes('backup') };
}

/** Two answers, with an outage between them. */
export const throughOutage = {
  primary: ['answered', 'fault:cut', 'fault:cut'],
  backup: ['answered'],
};

/** Who gave the first answer, and who the second. */
export function modelsOf(scene: Scene): readonly string[] {
  return [targetOf(scene, 'primary'), targetOf(scene, 'backup')];
}

/** The same as clients hear it that take the model from the beginning of an answer: live, another may have begun it. */
export function namedFirst(scene: Scene, { early }: Mode): readonly unknown[] {
  const [one, two] = modelsOf(scene);
  return [one, early ? (expect.toBeOneOf([one, two]) as unknown) : two];
}
