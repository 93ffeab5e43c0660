import { expect, test } from 'vitest';
import { formatAddress, isLoopback, parseAddress } from '../../worker/config/address.ts';
import { formatFactor, parseFactor } from '../../worker/config/factor.ts';
import { matchesModel } from '../../worker/config/model-pattern.ts';
import { formatShare, parseShare } from '../../worker/config/share.ts';

test.each([
  ['42%', 0.42, '42%'],
  ['0.5 %', 0.005, '0.5%'],
  ['100%', 1, '100%'],
  ['33.333%', 0.33333, '33.333%'],
  [0.07, 0.07, '7%'],
])('%j is the share %d, written %s', (written, share, formatted) => {
  expect(parseShare(written)).toBe(share);
  expect(formatShare(share)).toBe(formatted);
});

test.each(['7', '%', '-5%', '1e2%', null, ['42%']])('%j is no share', (written) => {
  expect(parseShare(written)).toBeUndefined();
});

test.each([
  ['3x', 3, '3x'],
  ['2.5x', 2.5, '2.5x'],
  [4, 4, '4x'],
])('%j is the factor %d, written %s', (written, factor, formatted) => {
  expect(parseFactor(written)).toBe(factor);
  expect(formatFactor(factor)).toBe(formatted);
});

test.each(['3', 'x3', '-3x', undefined, {}])('%j is no factor', (written) => {
  expect(parseFactor(written)).toBeUndefined();
});

test.each([
  ['127.0.0.1:8787', { host: '127.0.0.1', port: 8787 }, true],
  ['127.9.9.9:1', { host: '127.9.9.9', port: 1 }, true],
  ['[::1]:80', { host: '::1', port: 80 }, true],
  ['localhost:80', { host: 'localhost', port: 80 }, true],
  ['[::]:80', { host: '::', port: 80 }, false],
  ['0.0.0.0:80', { host: '0.0.0.0', port: 80 }, false],
  ['127.door.example:80', { host: '127.door.example', port: 80 }, false],
])('%s is an address, on loopback: %3$s', (written, address, loopback) => {
  const parsed = parseAddress(written);
  expect(parsed).toEqual(address);
  expect(isLoopback(address)).toBe(loopback);
  expect(formatAddress(address)).toBe(written);
});

test.each([
  '',
  '8787',
  ':8787',
  '127.0.0.1',
  '127.0.0.1:0',
  '127.0.0.1:65536',
  '1.2.3:80',
  '::1:80',
  '[x]:80',
  7,
])('%j is no address', (written) => expect(parseAddress(written)).toBeUndefined());

test.each([
  ['gpt-4o', 'gpt-4o', true],
  ['gpt-4o', 'gpt-4o-mini', false],
  ['*', '', true],
  ['claude-*', 'claude-opus-5-5', true],
  ['claude-*', 'my-claude-x', false],
  ['*-mini', 'gpt-mini', true],
  ['*-mini', 'gpt-mini-2', false],
  ['a*b*c', 'aXbYc', true],
  ['a*b*c', 'acb', false],
  ['a*a', 'a', false],
  ['a*ba*a', 'abaa', true],
  ['a*ba*a', 'aba', false],
  ['gpt.4', 'gptX4', false],
])('%s matches %s: %s', (pattern, name, matches) => {
  expect(matchesModel(pattern, name)).toBe(matches);
});
