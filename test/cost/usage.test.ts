import { expect, test } from 'vitest';
import { addUsage, noUsage, type Usage } from '../../domain/cost/usage.ts';

const one: Usage = { input: 10, output: 1, cacheRead: 5, hosted: { web_search: 1 } };
const other: Usage = {
  input: 20,
  output: 2,
  cacheWrite: 7,
  cacheWrite1h: 3,
  hosted: { web_search: 2, code: 1 },
};

test.each<[string, Usage, Usage, Usage]>([
  ['nothing', noUsage, noUsage, noUsage],
  ['one alone', noUsage, one, one],
  [
    'both, field by field',
    one,
    other,
    {
      input: 30,
      output: 3,
      cacheRead: 5,
      cacheWrite: 7,
      cacheWrite1h: 3,
      hosted: { web_search: 3, code: 1 },
    },
  ],
])('the sum of %s', (_, a, b, sum) => {
  expect(addUsage(a, b)).toEqual(sum);
  expect(addUsage(b, a)).toEqual(sum);
});
