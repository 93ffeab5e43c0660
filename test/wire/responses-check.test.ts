import { expect, test } from 'vitest';
import type { BlobPart } from '../../domain/conversation/message.ts';
import { user } from './messages.ts';
import { here } from './responses-bodies.ts';
import type { More } from './responses-sent.ts';
import { renderFor } from './targets.ts';

const look = { name: 'look', description: 'd', parameters: { type: 'object' } };
const image = (data: string, kind: BlobPart['kind'] = 'image'): BlobPart => ({
  type: 'blob',
  kind,
  source: { at: 'inline', mediaType: 'image/png', data },
});
const many = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

test.each<readonly [string, More & { readonly content?: readonly BlobPart[] }, RegExp]>([
  [
    'bytes that are none',
    { content: [image('data:x')] },
    /messages\[0\]\.content\[0\]\.source\.data: is no base64/,
  ],
  ['no bytes', { content: [image('')] }, /messages\[0\]\.content\[0\]\.source\.data: is empty/],
  ['too many images', { content: many(501, image('aaaa')) }, /messages\[0\]\.content\[500\]: at most 500/],
  [
    'too large files',
    { content: [image('a'.repeat(70_000_000), 'file')] },
    /messages: the files are larger than 50 MB/,
  ],
  [
    'too many tools',
    { tools: many(129, 0).map((_, at) => ({ ...look, name: `t${at}` })) },
    /tools\[128\]: .* takes at most 128 tools/,
  ],
  [
    'arguments that are a list',
    { tools: [{ ...look, parameters: { type: 'array' } }] },
    /tools\[0\]\.parameters\.type: is "array"/,
  ],
  ['a temperature below 0', { settings: { temperature: -1 } }, /settings\.temperature: is below 0/],
  ['a share above 1', { settings: { topP: 1.5 } }, /settings\.topP: is not between 0 and 1/],
  ['half a token', { settings: { maxOutputTokens: 0.5 } }, /settings\.maxOutputTokens: is no count/],
  ['a long name of the user', { settings: { user: 'x'.repeat(65) } }, /settings\.user: is longer than 64/],
])('%s is refused before it is sent', (_, { content, ...more }, message) => {
  const conversation = content === undefined ? [user()] : [{ role: 'user' as const, content }];
  expect(() => renderFor({ ...here, sampling: true, maxTools: 128 }, conversation, more)).toThrow(message);
});
