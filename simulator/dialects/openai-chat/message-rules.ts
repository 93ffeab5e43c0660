import type { Rule } from '../../judge/rule.ts';
import { isFields } from '../../json.ts';
import { isBase64 } from '../../judge/image.ts';
import { firstOf } from '../../judge/values.ts';
import type { Judged } from '../dialect.ts';
import { imageProblem, fileDataProblem } from '../openai/media.ts';
import { invalid, paramOf } from '../openai/problems.ts';
import { messagesOf, partsOf } from './find.ts';

const MESSAGES = 'https://platform.openai.com/docs/api-reference/chat/create#chat_create-messages';
const VISION = 'https://platform.openai.com/docs/guides/images-vision';
const AUDIO = 'https://platform.openai.com/docs/guides/audio';
const FILES = 'https://platform.openai.com/docs/guides/pdf-files';

/** What messages must hold beyond the shape of each. */
export const messageRules: readonly Rule<Judged>[] = [
  {
    rule: 'message-content',
    docs: MESSAGES,
    check: ({ body }) =>
      firstOf(messagesOf(body), ({ value, path }) => {
        const { role, content, tool_calls: calls, function_call: legacy, refusal, audio } = value;
        if (content !== undefined && content !== null) return undefined;
        if (role === 'function') return undefined;
        const standsAlone = isFields(legacy) || isFields(audio) || typeof refusal === 'string';
        if (role === 'assistant' && (calls !== undefined || standsAlone)) return undefined;
        const message = `Invalid value for 'content': expected a string, got null.`;
        return invalid(message, paramOf([...path, 'content']));
      }),
  },
  {
    rule: 'image-in-user-message',
    docs: VISION,
    check: ({ body }) =>
      firstOf(messagesOf(body), ({ kind, value: { content }, path }) => {
        const parts: unknown[] = Array.isArray(content) ? content : [];
        const shows = parts.some((part) => isFields(part) && part['type'] === 'image_url');
        if (kind === 'user' || !shows) return undefined;
        const where = paramOf(path);
        const message = `Invalid '${where}'. Image URLs are only allowed for messages with role 'user', but this message with role '${String(kind)}' contains an image URL.`;
        return invalid(message, where, 'invalid_value');
      }),
  },
  {
    rule: 'image-readable',
    docs: VISION,
    check: ({ body }) =>
      firstOf(partsOf(body), ({ kind, value: { image_url: image }, path }) =>
        kind === 'image_url' && isFields(image) && typeof image['url'] === 'string'
          ? imageProblem(image['url'], paramOf([...path, 'image_url', 'url']))
          : undefined,
      ),
  },
  {
    rule: 'audio-readable',
    docs: AUDIO,
    check: ({ body }) =>
      firstOf(partsOf(body), ({ kind, value: { input_audio: audio }, path }) => {
        if (kind !== 'input_audio' || !isFields(audio) || typeof audio['data'] !== 'string') return undefined;
        const param = paramOf([...path, 'input_audio', 'data']);
        return isBase64(audio['data'])
          ? undefined
          : invalid(`Invalid '${param}'. Expected base64-encoded audio.`, param, 'invalid_value');
      }),
  },
  {
    rule: 'file-given-once',
    docs: FILES,
    check: ({ body }) =>
      firstOf(partsOf(body), ({ kind, value: { file }, path }) => {
        if (kind !== 'file' || !isFields(file)) return undefined;
        const param = paramOf([...path, 'file']);
        const given = ['file_id', 'file_data'].filter((name) => file[name] !== undefined);
        if (given.length !== 1)
          return invalid(
            `Invalid '${param}': exactly one of 'file_id' and 'file_data' must be given.`,
            param,
            'invalid_value',
          );
        return typeof file['file_data'] === 'string'
          ? fileDataProblem(file['file_data'], `${param}.file_data`)
          : undefined;
      }),
  },
];
