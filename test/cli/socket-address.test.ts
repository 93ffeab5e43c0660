import { InvalidArgumentError } from 'commander';
import { expect, test } from 'vitest';
import { socketAddress } from '../../cli/socket-address.ts';

test.each(['127.0.0.1:9464', '0.0.0.0:1', '[::1]:65535'])('%s is an address', (text) => {
  expect(socketAddress(text)).toBe(text);
});

test.each([
  'localhost:9464',
  '127.0.0.1',
  '127.0.0.1:',
  '127.0.0.1:0',
  '127.0.0.1:65536',
  '127.0.0.256:9464',
  '::1:9464',
  '[127.0.0.1]:9464',
  ':9464',
  '9464',
  '',
  'http://127.0.0.1:9464',
])('"%s" is none', (text) => {
  expect(() => socketAddress(text)).toThrow(InvalidArgumentError);
});
