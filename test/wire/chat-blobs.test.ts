import { expect, test } from 'vitest';
import type { BlobPart, Message, ResultPart } from '../../domain/conversation/message.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { call, result, user } from './messages.ts';
import { messagesOf, openai, renderFor } from './targets.ts';

const inline = (kind: BlobPart['kind'], mediaType: string, data = 'AAAA'): BlobPart => ({
  type: 'blob',
  kind,
  source: { at: 'inline', mediaType, data },
});
const stored = (kind: BlobPart['kind'], api: string, target: string): BlobPart => ({
  type: 'blob',
  kind,
  source: { at: 'vendor', native: { affinity: { api, target }, item: { file_id: 'file-1' } } },
});
const png = inline('image', 'image/png');
const pngPart = { type: 'image_url', image_url: { url: 'data:image/png;base64,AAAA' } };
const everything: TargetProfile = {
  ...openai,
  blobs: { image: 'url', document: 'inline', audio: 'inline', video: 'url', file: 'inline' },
};

const shown: Readonly<Record<string, readonly [BlobPart, object]>> = {
  'an image': [png, pngPart],
  'an image by its address, closely': [
    { type: 'blob', kind: 'image', source: { at: 'url', url: 'https://a.example/b.png' }, detail: 'high' },
    { type: 'image_url', image_url: { url: 'https://a.example/b.png', detail: 'high' } },
  ],
  'a PDF, with a name of some kind': [
    inline('document', 'application/pdf'),
    { type: 'file', file: { filename: 'document.pdf', file_data: 'data:application/pdf;base64,AAAA' } },
  ],
  'another file, with its own': [
    { ...inline('file', 'text/csv'), filename: 'a.csv' },
    { type: 'file', file: { filename: 'a.csv', file_data: 'data:text/csv;base64,AAAA' } },
  ],
  'a file that lies in the target’s store': [
    stored('file', 'openai.chat', openai.target),
    { type: 'file', file: { file_id: 'file-1' } },
  ],
  sound: [
    inline('audio', 'audio/mpeg'),
    { type: 'input_audio', input_audio: { data: 'AAAA', format: 'mp3' } },
  ],
  'a video': [
    { type: 'blob', kind: 'video', source: { at: 'url', url: 'https://a.example/b.mp4' } },
    { type: 'video_url', video_url: { url: 'https://a.example/b.mp4' } },
  ],
};

test.each(Object.entries(shown))('%s is shown beside words', (_, [blob, part]) => {
  const message: Message = { role: 'user', content: [{ type: 'text', text: 'see' }, blob] };
  const rendering = renderFor(everything, [message]);
  expect(messagesOf(rendering)).toEqual([{ role: 'user', content: [{ type: 'text', text: 'see' }, part] }]);
  expect(rendering.notes).toEqual([]);
});

test('a document of text is told as text, under its title', () => {
  const source = { at: 'text' as const, mediaType: 'text/plain', text: 'words' };
  const message: Message = {
    role: 'user',
    content: [
      { type: 'text', text: 'read' },
      { type: 'blob', kind: 'document', source, title: 'T' },
    ],
  };
  const rendering = renderFor(openai, [message]);
  expect(messagesOf(rendering)).toEqual([{ role: 'user', content: 'read\n\nT\n\nwords' }]);
  expect(rendering.notes).toMatchObject([{ path: 'messages[0].content[1]', loss: 'blobAsText' }]);
});

const refused: Readonly<Record<string, readonly [BlobPart, string]>> = {
  'a kind that it doesn’t take': [inline('audio', 'audio/wav'), 'blobRefused'],
  'an image of another type': [inline('image', 'image/tiff'), 'blobRefused'],
  'a document that is no PDF': [inline('document', 'application/msword'), 'blobRefused'],
  'a document by its address': [
    { type: 'blob', kind: 'document', source: { at: 'url', url: 'https://a.example/b.pdf' } },
    'blobRefused',
  ],
  'what lies in another vendor’s store': [
    stored('file', 'anthropic.messages', 'anthropic/x'),
    'blobElsewhere',
  ],
  'what lies in the store of another target': [stored('file', 'openai.chat', 'azure/x'), 'blobElsewhere'],
};

test.each(Object.entries(refused))('%s is left out, and a user’s turn never vanishes', (_, [blob, loss]) => {
  const rendering = renderFor(openai, [{ role: 'user', content: [blob] }]);
  expect(messagesOf(rendering)).toEqual([{ role: 'user', content: `[${blob.kind} omitted]` }]);
  expect(rendering.notes).toMatchObject([{ path: 'messages[0].content[0]', loss }]);
});

test('what a document is about, and whether it may be cited, has no field', () => {
  const document = { ...inline('document', 'application/pdf'), context: 'c', citable: true };
  expect(renderFor(openai, [{ role: 'user', content: [document] }]).notes).toMatchObject([
    { path: 'messages[0].content[0].context', loss: 'blobTraits' },
    { path: 'messages[0].content[0].citable', loss: 'blobTraits' },
  ]);
});

const withBlob = (callId: string, ...content: ResultPart['content']): ResultPart => ({
  type: 'result',
  callId,
  status: 'ok',
  content,
});
const asked: readonly Message[] = [
  user(),
  { role: 'assistant', content: [call('a', 'shoot'), call('b', 'look'), call('c', 'record')] },
  {
    role: 'tool',
    content: [
      withBlob('a', { type: 'text', text: 'done' }, png),
      result('b', 'seen'),
      withBlob('c', inline('audio', 'audio/wav')),
    ],
  },
];

test('a blob in a result follows as the user’s, after all results, with a stub in its place', () => {
  const rendering = renderFor(openai, [...asked, user('and?')]);
  expect(messagesOf(rendering).slice(2)).toEqual([
    { role: 'tool', tool_call_id: 'a', content: 'done\n[image: see below]' },
    { role: 'tool', tool_call_id: 'b', content: 'seen' },
    { role: 'tool', tool_call_id: 'c', content: '[audio omitted]' },
    {
      role: 'user',
      content: [{ type: 'text', text: 'Of the result of shoot:' }, pngPart, { type: 'text', text: 'and?' }],
    },
  ]);
  expect(rendering.notes).toMatchObject([
    { path: 'messages[2].content[0].content[1]', loss: 'blobMoved' },
    { path: 'messages[2].content[2].content[0]', loss: 'blobRefused' },
  ]);
});

test('a server that takes blobs in results gets them there', () => {
  const rendering = renderFor({ ...openai, resultBlobs: ['image'] }, asked);
  expect(messagesOf(rendering)[2]).toEqual({
    role: 'tool',
    tool_call_id: 'a',
    content: [{ type: 'text', text: 'done' }, pngPart],
  });
  expect(messagesOf(rendering)).toHaveLength(5);
});

test('an image that a model drew is told of to others', () => {
  const conversation: readonly Message[] = [
    user(),
    { role: 'assistant', content: [{ type: 'text', text: 'Here:' }, png] },
    user('more'),
  ];
  const rendering = renderFor(openai, conversation);
  expect(messagesOf(rendering)[1]).toEqual({ role: 'assistant', content: 'Here:\n\n[image omitted]' });
  expect(rendering.notes).toMatchObject([{ path: 'messages[1].content[1]', loss: 'blobRefused' }]);
});
