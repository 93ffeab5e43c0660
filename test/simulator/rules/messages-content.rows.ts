import { type Case, on } from './case.ts';
import { ask, block, calls, cited, hi, result, said, shown, text, use, user } from './messages.bodies.ts';
import { PDF, PNG } from './media.ts';

const NEW = { 'anthropic-version': '2026-10-21' };
const BIG = 'A'.repeat(5 * 1024 * 1024 + 4);
const document = { type: 'document', source: { type: 'text', media_type: 'text/plain', data: 'x' } };
const citable = { ...document, citations: { enabled: true } };

export const MESSAGES_CONTENT: readonly Case[] = [
  ...on(hi, [
    ['message-role', 'messages.0.role', 'tool', 'messages: Unexpected role "tool"'],
    [
      'content-not-empty',
      'messages.0.content',
      '',
      'messages.0: all messages must have non-empty content except for the optional final assistant message',
    ],
    [
      'text-not-blank',
      'messages.0.content',
      '  ',
      'messages: text content blocks must contain non-whitespace text',
    ],
    [
      'ends-on-user',
      'messages.1',
      said,
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    ],
    [
      'blocks-of-role',
      'messages.0.content',
      [use('a')],
      'messages.0.content.0: `tool_use` blocks can only be in `assistant` messages',
    ],
    [
      'tool-results-have-uses',
      'messages.0.content',
      [result('a')],
      'messages.0.content.0: unexpected `tool_use_id` found in `tool_result` blocks: a. Each `tool_result` block must have a corresponding `tool_use` block in the previous message.',
    ],
  ]),
  ...on({ ...ask(user, { role: 'assistant', content: 'And' }), model: 'claude-sonnet-4-5' }, [
    [
      'no-trailing-whitespace',
      'messages.1.content',
      'And ',
      'final assistant content cannot end with trailing whitespace',
    ],
  ]),
  ...on(shown, [
    ['block:text', 'messages.0.content.0.text', undefined, 'messages.0.content.0.text.text: Field required'],
    [
      'block:image',
      'messages.0.content.1.source.media_type',
      'image/bmp',
      "messages.0.content.1.image.source.base64.media_type: Input should be 'image/jpeg', 'image/png', 'image/gif' or 'image/webp'",
    ],
    [
      'block:document',
      'messages.0.content.5.title',
      '',
      'messages.0.content.5.document.title: String should have at least 1 character',
    ],
    [
      'block:search_result',
      'messages.0.content.7.content',
      [],
      'messages.0.content.7.search_result.content: List should have at least 1 item after validation, not 0',
    ],
    [
      'block:container_upload',
      'messages.0.content.8.file_id',
      undefined,
      'messages.0.content.8.container_upload.file_id: Field required',
    ],
    ['text-not-blank', 'messages.0.content.1', text(''), 'messages: text content blocks must be non-empty'],
    [
      'no-cache-mark-on-empty-text',
      'messages.0.content.0.text',
      '',
      'messages.0.content.0.text: cache_control cannot be set for empty text blocks',
    ],
    [
      'blocks-of-role',
      'messages.0.role',
      'assistant',
      'messages.0.content.1: `image` blocks can only be in `user` messages',
    ],
    [
      'image-size',
      'messages.0.content.1.source.data',
      BIG,
      `messages.0.content.1.image.source.base64: image exceeds 5 MB maximum: ${String(BIG.length)} bytes > 5242880 bytes`,
    ],
    [
      'image-readable',
      'messages.0.content.1.source.data',
      '%',
      'messages.0.content.1.image.source.base64.data: invalid base64 data',
    ],
    [
      'image-readable',
      'messages.0.content.1.source.data',
      PNG,
      'The image was specified using the image/jpeg media type, but the image appears to be a image/png image',
    ],
    [
      'image-readable',
      'messages.0.content.1.source.data',
      PDF,
      'messages.0.content.1.image.source.base64: Could not process image',
    ],
    [
      'url-secure',
      'messages.0.content.4.source.url',
      'http://e.x',
      'messages.0.content.4.image.source.url.url: Only HTTPS URLs are supported.',
    ],
    [
      'document-readable',
      'messages.0.content.5.source.data',
      PNG,
      'messages.0.content.5.document.source.base64.data: The PDF specified was not valid.',
    ],
  ]),
  ...on(ask(block('user', citable, { ...citable })), [
    [
      'citations-on-all-or-none',
      'messages.0.content.1.citations',
      undefined,
      'Citations must be enabled on all or none of the documents',
    ],
    [
      'citations-or-format',
      'output_config',
      { format: { type: 'json_schema', schema: { type: 'object', additionalProperties: false } } },
      'Citations are not compatible with structured outputs',
    ],
  ]),
  ...on(cited, [
    [
      'block:text',
      'messages.1.content.0.citations.0.end_char_index',
      undefined,
      'messages.1.content.0.text.citations.0.char_location.end_char_index: Field required',
    ],
  ]),
  ...on(
    cited,
    [
      [
        'no-user-citations',
        'messages.1.role',
        'user',
        'messages.1.content.0.text.citations: citations are not permitted in user messages',
      ],
      [
        'no-assistant-documents',
        'messages.1.content.0',
        document,
        'messages.1.content.0: `document` blocks are not permitted in assistant messages',
      ],
    ],
    NEW,
  ),
  ...on(calls, [
    [
      'block:tool_use',
      'messages.1.content.1.id',
      'a:b',
      "messages.1.content.1.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'",
    ],
    [
      'block:tool_use',
      'messages.1.content.1.input',
      '{}',
      'messages.1.content.1.tool_use.input: Input should be a valid dictionary',
    ],
    [
      'block:tool_use',
      'messages.1.content.1.name',
      '',
      'messages.1.content.1.tool_use.name: String should have at least 1 character',
    ],
    [
      'block:tool_result',
      'messages.2.content.0.content',
      {},
      'messages.2.content.0.tool_result.content: Input should be a valid string or list',
    ],
    [
      'block:tool_result',
      'messages.2.content.1.content.0.type',
      'audio',
      "messages.2.content.1.tool_result.content.0: Input tag 'audio'",
    ],
    [
      'image-readable',
      'messages.2.content.1.content.1.source.media_type',
      'image/gif',
      'messages.2.content.1.tool_result.content.1.image.source.base64.data',
    ],
    [
      'tool-use-ids-unique',
      'messages.1.content.2.id',
      'c',
      'messages.1.content.2: `tool_use` ids must be unique',
    ],
    [
      'tool-uses-have-results',
      'messages.2.content.1',
      text('x'),
      'messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: d.',
    ],
    [
      'tool-uses-have-results',
      'messages.2.content',
      [text('wait'), result('c'), result('d')],
      'immediately after: c, d.',
    ],
    [
      'tool-results-have-uses',
      'messages.2.content.2',
      result('e'),
      'messages.2.content.2: unexpected `tool_use_id` found',
    ],
    [
      'tool-use-answered-once',
      'messages.2.content.2',
      result('c'),
      'each tool_use must have a single result. Found multiple `tool_result` blocks with id: c',
    ],
  ]),
];
