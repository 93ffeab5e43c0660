import { failureKinds, type KindRow, type NextStep } from '../domain/failure/kinds.ts';
import type { HealthClass } from '../domain/health/outcome.ts';

const steps: Readonly<Record<NextStep, readonly [short: string, meaning: string]>> = {
  same: [
    'again, then on',
    "Once more on the same target while the route's retry policy has a try left; then the next target.",
  ],
  repair: [
    'repaired, then on',
    'Once more on the same target with a request that leaves out what was not accepted; then the next target.',
  ],
  other: ['on', 'The next target.'],
  larger: ['on to a larger one', 'The next target that takes more.'],
  permitted: [
    'on if permitted',
    "The next target if the route's policy permits it; else it ends, and the caller is told.",
  ],
  stop: ['ends', 'Nothing more is tried.'],
};

const classes: Readonly<Record<HealthClass, string>> = {
  error: "The target is broken, or can't be reached.",
  timeout: 'The target says nothing.',
  slow: 'The target answers later or slower than it should.',
  throttle: 'The target takes less from this account than was sent.',
  capacity: 'The target has no room for anybody.',
  configuration: "The target can't serve until a person changes something.",
  none: 'Nothing about the target: it is the fault of the request, or of the worker.',
};

/** `docs/failures.md`, in Markdown. */
export function failuresPage(): string {
  const kinds: readonly (readonly [string, KindRow])[] = Object.entries(failureKinds);
  const taken = Object.entries(steps).filter(([step]) => kinds.some(([, { next }]) => next === step));
  return `# How an attempt can fail

One attempt is one request to one target. Its \`outcome\` is \`ok\` or one of these kinds; in the Temporal UI it is the
type of the failed activity: \`ProviderFailure.RateLimited\`, for example. What the vendor said stands in the attempt's \`evidence\`,
without keys and without what it repeated of the prompts. The list is closed: what nobody has named yet is \`Unknown\`.

Written by \`npm run docs\` from \`domain/failure/kinds.ts\`.

${table(
  ['kind', 'in short', 'what it means', 'then', 'health', 'what to do'],
  kinds.map(([kind, { short, meaning, next, health, advice }]) => {
    return [`\`${kind}\``, short, meaning, steps[next][0], health, advice];
  }),
)}

## What the run does then

${table(
  ['then', 'what the run does'],
  taken.map(([, words]) => words),
)}

Every try and every switch counts against the limits of the call: its deadline and its number of attempts.

## What it says about the target's health

${table(['health', 'what it means'], Object.entries(classes))}
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
