import { expect, test } from 'vitest';
import type { BlobPart, Message, ResultPart, UserPart } from '../../domain/conversation/message.ts';
import type { TargetProfile } from '../../domain/wire/profile.ts';
import { call, result, user } from './messages.ts';
import { here } from './responses-bodies.ts';
import { renderFor } from './targets.ts';

const data = 'iVBORw0KGgo=';
const blob = (
  kind: BlobPart['kind'],
  source: BlobPart['source'],
  more: Partial<BlobPart> = {},
): BlobPart => ({
  type: 'blob',
  kind,
  source,
  ...more,
});
const inline = (mediaType: string) => ({ at: 'inline', mediaType, data }) as const;
const url = (address: string) => ({ at: 'url', url: address }) as const;
const stored = (target: string) =>
  ({ at: 'vendor', native: { affinity: { api: here.format, target }, item: { file_id: 'f' } } }) as const;
const text = blob(
  'document',
  { at: 'text', mediaType: 'text/plain', text: 'words' },
  { title: 'T', context: 'C' },
);

function asked(content: readonly UserPart[], profile: TargetProfile = here) {
  const { body, notes } = renderFor(profile, [{ role: 'user', content }]);
  const [message] = body['input'] as unknown as readonly { content: unknown }[];
  return { content: message?.content, notes: notes.map(({ path, loss }) => `${loss} ${path}`) };
}

const at = 'messages[0].content[0]';

test.each<readonly [string, BlobPart, unknown, readonly string[]]>([
  [
    'an image in bytes',
    blob('image', inline('image/png'), { detail: 'low' }),
    { type: 'input_image', image_url: `data:image/png;base64,${data}`, detail: 'low' },
    [],
  ],
  [
    'an image by address',
    blob('image', url('https://a.example/b')),
    { type: 'input_image', image_url: 'https://a.example/b' },
    [],
  ],
  [
    'an image in the vendor’s store',
    blob('image', stored(here.target)),
    { type: 'input_image', file_id: 'f' },
    [],
  ],
  [
    'a document without a name is given one',
    blob('document', inline('application/pdf'), { citable: true, detail: 'original' }),
    { type: 'input_file', filename: 'document.pdf', file_data: `data:application/pdf;base64,${data}` },
    [`blobTraits ${at}.detail`, `blobTraits ${at}.citable`],
  ],
  [
    'a file by address',
    blob('file', url('https://a.example/b.csv'), { filename: 'b.csv' }),
    { type: 'input_file', filename: 'b.csv', file_url: 'https://a.example/b.csv' },
    [],
  ],
  ['plain text is told as text', text, { type: 'input_text', text: 'T\n\nC\n\nwords' }, [`blobAsText ${at}`]],
])('%s', (_, part, content, notes) => {
  expect(asked([part])).toEqual({
    content: part === text ? 'T\n\nC\n\nwords' : [content],
    notes,
  });
});

test.each<readonly [string, BlobPart, string]>([
  ['an image of another type', blob('image', inline('image/tiff')), 'blobRefused'],
  ['an image in another store', blob('image', stored('azure/x')), 'blobElsewhere'],
  ['sound', blob('audio', inline('audio/wav')), 'blobRefused'],
])('%s is left out, and told where nothing else is left', (_, part, loss) => {
  expect(asked([part])).toEqual({ content: `[${part.kind} omitted]`, notes: [`${loss} ${at}`] });
  expect(asked([part, { type: 'text', text: 'hi' }])).toEqual({ content: 'hi', notes: [`${loss} ${at}`] });
});

test('an address goes only to a model that takes addresses', () => {
  const part = blob('document', url('https://a.example/b.pdf'));
  const { blobs } = here;
  expect(asked([part], { ...here, blobs: { ...blobs, document: 'inline' } }).content).toBe(
    '[document omitted]',
  );
});

test('blank words beside others are left out', () => {
  expect(
    asked([
      { type: 'text', text: ' ' },
      { type: 'text', text: 'hi' },
    ]),
  ).toEqual({
    content: 'hi',
    notes: [`blankText ${at}`],
  });
});

const answering = (...results: readonly ResultPart[]): readonly Message[] => [
  user(),
  { role: 'assistant', content: [call('a'), call('b')] },
  { role: 'tool', content: results },
];

test('results stand in the order of their calls, words before images, and their state is told in words', () => {
  const image = blob('image', inline('image/png'));
  const seen: ResultPart = { ...result('b', ''), content: [image, { type: 'text', text: 'see' }] };
  const { body, notes } = renderFor(here, answering(seen, result('a', 'no route', 'error')));
  expect((body['input'] as readonly unknown[]).slice(-2)).toEqual([
    { type: 'function_call_output', call_id: 'a', output: 'Error: no route' },
    {
      type: 'function_call_output',
      call_id: 'b',
      output: [
        { type: 'input_text', text: 'see' },
        { type: 'input_image', image_url: `data:image/png;base64,${data}` },
      ],
    },
  ]);
  expect(notes.map(({ path, loss }) => `${loss} ${path}`)).toEqual(['resultStatus messages[2].content[1]']);
});

test('a result of which nothing is left says so', () => {
  const sound: ResultPart = { ...result('b', ''), content: [blob('audio', inline('audio/wav'))] };
  const { body, notes } = renderFor(here, answering(result('a'), sound));
  expect((body['input'] as readonly unknown[]).at(-1)).toMatchObject({ output: '(no output)' });
  expect(notes).toMatchObject([{ loss: 'blobRefused', path: 'messages[2].content[1].content[0]' }]);
});
