import { expect, test } from 'vitest';
import { evidenceOf } from '../../activities/providers/evidence.ts';
import type { FailureSignal } from '../../domain/failure/signal.ts';

const prompt = 'my grandmother keeps her money in the oven';
const hidden = { secrets: ['hunter2222'], prompts: [prompt] };

test.each<[string, FailureSignal, string | undefined]>([
  ['the words', { at: 'http', status: 400, message: 'said' }, 'said'],
  ['the code before them', { at: 'http', code: 'weird', type: 't', message: 'said' }, 'weird: said'],
  ['the class where there is no code', { at: 'stream', type: 'weird', message: 'said' }, 'weird: said'],
  ['a code alone', { at: 'stream', code: 'weird' }, 'weird'],
  ['a code that they name', { at: 'http', code: 'weird', message: 'it is weird' }, 'it is weird'],
  ['no code of ours', { at: 'stream', code: 'truncated', message: 'it ended' }, 'it ended'],
  ['no timer', { at: 'timer', code: 'idle', message: 'limits.idle of 5 ms' }, 'limits.idle of 5 ms'],
  ['nothing', { at: 'timer', code: 'total' }, undefined],
  ['nothing in words', { at: 'http', status: 500, message: '' }, undefined],
  ['no key', { at: 'transport', message: 'connect hunter2222' }, 'connect [key]'],
  ['no key in a code', { at: 'http', code: 'hunter2222', message: 'said' }, '[key]: said'],
  ['no echo', { at: 'http', code: 'c', message: `bad: ${prompt}` }, 'c: bad: …'],
  ['no echo of ours', { at: 'answer', code: 'internal', message: `bad: ${prompt}` }, 'bad: …'],
])('what is recorded: %s', (_, signal, evidence) => {
  expect(evidenceOf(signal, hidden)).toBe(evidence);
});
