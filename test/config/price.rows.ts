import { providers, routed } from './table.ts';
import type { Row } from './table.ts';

export const priceRows: readonly Row[] = [
  {
    name: 'a rate for a target that no route has',
    text: `${routed}prices: {openai/aa: {input: 1, output: 2}, openai/a: {input: 1, output: 2}}\n`,
    problems: ['3:10 warning prices["openai/aa"]: no route has the target "openai/aa"'],
  },
  {
    name: 'rates below zero, missing, or as text',
    text: `${routed}prices:\n  openai/a: {input: -1, output: 2}\n  anthropic/b: {input: "1"}\n`,
    problems: [
      '4:21 prices["openai/a"].input: must be at least 0',
      '5:3 prices["anthropic/b"].output: missing',
      '5:24 prices["anthropic/b"].input: expected a number, got "1"',
    ],
  },
  {
    name: 'a window of no tokens',
    text: `${providers}routes: {r: {targets: [openai/a, {target: anthropic/b, window: 0}]}}\n`,
    problems: ['2:64 routes.r.targets[1].window: must be at least 1'],
  },
];
