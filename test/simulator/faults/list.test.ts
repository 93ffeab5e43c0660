import { expect, test } from 'vitest';
import { catalogue } from '../../../simulator/index.ts';
import { faults } from '../../../simulator/faults/list.ts';

test('every fault has a summary, its own name and an entry in the catalogue', () => {
  expect(faults.every(({ summary }) => summary !== '')).toBe(true);
  const names = faults.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(catalogue.map(({ order }) => order.fault))).toEqual(new Set(names));
});
