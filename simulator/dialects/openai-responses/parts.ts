import type { Rows } from '../../judge/shape-rules.ts';
import { anything, integer, list, map, member, nullable, oneOf, string, tagged } from '../../judge/shape.ts';
import { cacheBreakpoint } from '../openai/settings.ts';

const INPUT = 'https://platform.openai.com/docs/api-reference/responses/create#responses-create-input';
const VISION = 'https://platform.openai.com/docs/guides/images-vision';
const FILES = 'https://platform.openai.com/docs/guides/pdf-files';

const cached = { prompt_cache_breakpoint: nullable(cacheBreakpoint) };

const annotation = tagged({
  file_citation: member({ file_id: string, filename: string, index: integer() }),
  url_citation: member({ end_index: integer(), start_index: integer(), title: string, url: string }),
  container_file_citation: member({
    container_id: string,
    end_index: integer(),
    file_id: string,
    filename: string,
    start_index: integer(),
  }),
  file_path: member({ file_id: string, index: integer() }),
});

export const INPUT_PARTS = ['input_text', 'input_image', 'input_file'];
export const OUTPUT_PARTS = ['output_text', 'refusal'];

/** Parts of a message's content or of a call's output, by their type. */
export const PARTS: Rows = {
  input_text: { docs: INPUT, shape: member({ text: string }, cached) },
  input_image: {
    docs: VISION,
    shape: member(
      {},
      {
        detail: nullable(oneOf('auto', 'low', 'high', 'original')),
        file_id: nullable(string),
        image_url: nullable(string),
        ...cached,
      },
    ),
  },
  input_file: {
    docs: FILES,
    shape: member(
      {},
      {
        detail: oneOf('auto', 'low', 'high'),
        file_data: nullable(string),
        file_id: nullable(string),
        file_url: nullable(string),
        filename: nullable(string),
        ...cached,
      },
    ),
  },
  output_text: {
    docs: INPUT,
    shape: member({ text: string }, { annotations: list(annotation), logprobs: list(map(anything)) }),
  },
  refusal: { docs: INPUT, shape: member({ refusal: string }) },
};
