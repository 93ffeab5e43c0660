import { type Case, on } from './case.ts';
import { custom, hi, HOSTED_TOOLS, offering, strict, tools } from './messages.bodies.ts';

const search = { type: 'web_search_20260209', name: 'web_search', allowed_domains: ['e.x'] };

export const MESSAGES_TOOLS: readonly Case[] = [
  ...on(tools, [
    ['tool:custom', 'tools.0.name', undefined, 'tools.0.custom.name: Field required'],
    [
      'tool:custom',
      'tools.0.name',
      'a.b',
      "tools.0.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'",
    ],
    ['tool:custom', 'tools.1.input_schema', undefined, 'tools.1.custom.input_schema: Field required'],
    [
      'tool:custom',
      'tools.0.input_schema.type',
      undefined,
      'tools.0.custom.input_schema.type: Field required',
    ],
    [
      'tool:custom',
      'tools.0.input_schema.type',
      'array',
      "tools.0.custom.input_schema.type: Input should be 'object'",
    ],
    ['tool:custom', 'tools.0.parameters', {}, 'tools.0.custom.parameters: Extra inputs are not permitted'],
    [
      'tool:custom',
      'tools.0.cache_control.ttl',
      '2h',
      "tools.0.custom.cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
    ],
    ['tool-names-unique', 'tools.1.name', 'f', 'tools: Tool names must be unique.'],
    [
      'tool-schema',
      'tools.0.input_schema.anyOf',
      [{}],
      'tools.0.custom.input_schema: input_schema does not support oneOf, allOf, or anyOf at the top level',
    ],
    [
      'tool-schema',
      'tools.0.input_schema.properties',
      { 'a b': {} },
      "tools.0.custom.input_schema.properties: Property keys should match pattern '^[a-zA-Z0-9_.-]{1,64}$'",
    ],
    [
      'tool-schema',
      'tools.0.input_schema.required',
      'a',
      'JSON schema is invalid. It must match JSON Schema draft 2020-12',
    ],
    [
      'tool-schema',
      'tools.0.input_schema.properties',
      { a: { type: 'text' } },
      'tools.0.custom.input_schema: JSON schema is invalid.',
    ],
    [
      'cache-marks',
      'system',
      Array.from({ length: 4 }, () => ({ type: 'text', text: 'a', cache_control: { type: 'ephemeral' } })),
      'A maximum of 4 blocks with cache_control may be provided. Found 5.',
    ],
    [
      'long-cache-first',
      'system',
      [{ type: 'text', text: 'a', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      "system.0.text.cache_control.ttl: a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block.",
    ],
  ]),
  ...on(strict, [
    [
      'strict-tool-schema',
      'tools.0.input_schema.additionalProperties',
      undefined,
      "tools.0.custom: For 'object' type, 'additionalProperties' must be explicitly set to false",
    ],
    [
      'strict-tool-schema',
      'tools.0.input_schema.properties.a.maxLength',
      5,
      "tools.0.custom: For 'string' type, property maxLength is not supported",
    ],
  ]),
  ...on({ ...hi, tools: [search, custom] }, [
    [
      'domains-allowed-or-blocked',
      'tools.0.blocked_domains',
      ['f.x'],
      'tools.0.web_search_20260209: Only one of allowed_domains and blocked_domains can be specified',
    ],
    [
      'tool:web_search_20260209',
      'tools.0.max_uses',
      0,
      'tools.0.web_search_20260209.max_uses: Input should be greater than or equal to 1',
    ],
    [
      'tool:web_search_20260209',
      'tools.0.response_inclusion',
      'full',
      'tools.0.web_search_20260209.response_inclusion: Extra inputs are not permitted',
    ],
  ]),
  ...HOSTED_TOOLS.flatMap(([type, name]) =>
    on(offering(type, name), [
      [`tool:${type}`, 'tools.0.name', 'f', `tools.0.${type}.name: Input should be '${name}'`],
      [
        `tool:${type}`,
        'tools.0.description',
        'd',
        `tools.0.${type}.description: Extra inputs are not permitted`,
      ],
    ]),
  ),
];
