import type { Rows } from '../../judge/shape-rules.ts';
import {
  anything,
  decimal,
  either,
  fields,
  flag,
  integer,
  list,
  map,
  member,
  nullable,
  oneOf,
  string,
  tagged,
} from '../../judge/shape.ts';
import { toolName } from '../openai/problems.ts';
import { approximateLocation } from '../openai/settings.ts';

const FUNCTIONS = 'https://platform.openai.com/docs/guides/function-calling';
const CUSTOM = 'https://platform.openai.com/docs/guides/function-calling#custom-tools';
const WEB_SEARCH = 'https://platform.openai.com/docs/guides/tools-web-search';
const FILE_SEARCH = 'https://platform.openai.com/docs/guides/tools-file-search';
const CODE = 'https://platform.openai.com/docs/guides/tools-code-interpreter';
const IMAGES = 'https://platform.openai.com/docs/guides/tools-image-generation';
const MCP = 'https://platform.openai.com/docs/guides/tools-connectors-mcp';
const MOST_RESULTS = 50;

const strings = list(string, {}, 'an array of strings');
const callers = nullable(list(oneOf('direct', 'programmatic'), {}, 'an array of strings'));
const size = oneOf('low', 'medium', 'high');
const toolFilter = fields({}, { read_only: flag, tool_names: strings });
const location = nullable(fields({}, { type: oneOf('approximate'), ...approximateLocation }));

const webSearch = member(
  {},
  {
    external_web_access: flag,
    filters: nullable(fields({}, { allowed_domains: nullable(strings) })),
    search_context_size: size,
    user_location: location,
  },
);
const webSearchPreview = member(
  {},
  {
    search_content_types: list(oneOf('text', 'image'), {}, 'an array of strings'),
    search_context_size: size,
    user_location: location,
  },
);

/** Offered tools by their type. */
export const TOOLS: Rows = {
  function: {
    docs: FUNCTIONS,
    shape: member(
      { name: toolName },
      {
        parameters: nullable(map(anything)),
        strict: nullable(flag),
        allowed_callers: callers,
        async: flag,
        defer_loading: flag,
        description: nullable(string),
        output_schema: nullable(map(anything)),
      },
    ),
  },
  custom: {
    docs: CUSTOM,
    shape: member(
      { name: toolName },
      {
        allowed_callers: callers,
        async: flag,
        defer_loading: flag,
        description: string,
        format: tagged({
          text: member(),
          grammar: member({ definition: string, syntax: oneOf('lark', 'regex') }),
        }),
      },
    ),
  },
  web_search: { docs: WEB_SEARCH, shape: webSearch },
  web_search_2025_08_26: { docs: WEB_SEARCH, shape: webSearch },
  web_search_preview: { docs: WEB_SEARCH, shape: webSearchPreview },
  web_search_preview_2025_03_11: { docs: WEB_SEARCH, shape: webSearchPreview },
  file_search: {
    docs: FILE_SEARCH,
    shape: member(
      { vector_store_ids: list(string, { min: 1 }, 'an array of strings') },
      {
        filters: nullable(map(anything)),
        max_num_results: integer({ min: 1, max: MOST_RESULTS }),
        ranking_options: fields(
          {},
          {
            hybrid_search: fields({ embedding_weight: decimal(), text_weight: decimal() }),
            ranker: string,
            score_threshold: decimal({ min: 0, max: 1 }),
          },
        ),
      },
    ),
  },
  code_interpreter: {
    docs: CODE,
    shape: member(
      {
        container: either(
          {
            string,
            object: tagged({
              auto: member(
                {},
                {
                  file_ids: strings,
                  memory_limit: nullable(oneOf('1g', '4g', '16g', '64g')),
                  network_policy: map(anything),
                },
              ),
            }),
          },
          'one of a string or object',
        ),
      },
      { allowed_callers: callers },
    ),
  },
  image_generation: {
    docs: IMAGES,
    shape: member(
      {},
      {
        action: oneOf('generate', 'edit', 'auto'),
        background: oneOf('transparent', 'opaque', 'auto'),
        input_fidelity: nullable(oneOf('high', 'low')),
        input_image_mask: fields({}, { file_id: string, image_url: string }),
        model: string,
        moderation: oneOf('auto', 'low'),
        output_compression: integer({ min: 0, max: 100 }),
        output_format: string,
        partial_images: integer({ min: 0, max: 3 }),
        quality: string,
        size: string,
      },
    ),
  },
  mcp: {
    docs: MCP,
    shape: member(
      { server_label: string },
      {
        allowed_callers: callers,
        allowed_tools: nullable(either({ list: strings, object: toolFilter })),
        authorization: string,
        connector_id: string,
        defer_loading: flag,
        headers: nullable(map(string)),
        require_approval: nullable(
          either(
            {
              string: oneOf('always', 'never'),
              object: fields({}, { always: toolFilter, never: toolFilter }),
            },
            'one of a string or object',
          ),
        ),
        server_description: string,
        server_url: string,
        tunnel_id: string,
      },
    ),
  },
};
