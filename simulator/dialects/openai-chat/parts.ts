import type { Rows } from '../../judge/shape-rules.ts';
import { fields, member, oneOf, string } from '../../judge/shape.ts';
import { cacheBreakpoint } from '../openai/settings.ts';

const MESSAGES = 'https://platform.openai.com/docs/api-reference/chat/create#chat_create-messages';
const VISION = 'https://platform.openai.com/docs/guides/images-vision';
const AUDIO = 'https://platform.openai.com/docs/guides/audio';
const FILES = 'https://platform.openai.com/docs/guides/pdf-files';

const cached = { prompt_cache_breakpoint: cacheBreakpoint };

/** Parts of a message's content by their type. */
export const PARTS: Rows = {
  text: { docs: MESSAGES, shape: member({ text: string }, cached) },
  refusal: { docs: MESSAGES, shape: member({ refusal: string }) },
  image_url: {
    docs: VISION,
    shape: member(
      { image_url: fields({ url: string }, { detail: oneOf('auto', 'low', 'high', 'original') }) },
      cached,
    ),
  },
  input_audio: {
    docs: AUDIO,
    shape: member({ input_audio: fields({ data: string, format: oneOf('wav', 'mp3') }) }, cached),
  },
  file: {
    docs: FILES,
    shape: member({ file: fields({}, { file_data: string, file_id: string, filename: string }) }, cached),
  },
};
