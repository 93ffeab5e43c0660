import { type Case, on } from './case.ts';
import { custom, format, hi, text } from './messages.bodies.ts';

const NEW = { 'anthropic-version': '2026-10-21' };
const BINDING = { 'anthropic-beta': 'thinking-binding-controls-2026-08-01' };
const tool = { ...hi, tools: [custom] };
const budget = { type: 'enabled', budget_tokens: 1_024 };

export const MESSAGES_SETTINGS: readonly Case[] = [
  ...on(hi, [
    ['model-given', 'model', undefined, 'model: Field required'],
    ['model-given', 'model', '', 'model: String should have at least 1 character'],
    ['model-given', 'model', 5, 'model: Input should be a valid string'],
    ['known-fields', 'max_completion_tokens', 1, 'max_completion_tokens: Extra inputs are not permitted'],
    ['max_tokens', 'max_tokens', undefined, 'max_tokens: Field required'],
    ['max_tokens', 'max_tokens', 0, 'max_tokens: Input should be greater than or equal to 1'],
    ['max_tokens', 'max_tokens', '9', 'max_tokens: Input should be a valid integer'],
    ['messages', 'messages', undefined, 'messages: Field required'],
    ['messages', 'messages', 'hi', 'messages: Input should be a valid list'],
    ['messages', 'messages.0.role', undefined, 'messages.0.role: Field required'],
    ['messages', 'messages.0.content', undefined, 'messages.0.content: Field required'],
    ['messages', 'messages.0.content', null, 'messages.0.content: Input should be a valid string or list'],
    [
      'messages',
      'messages.0.content',
      [{ type: 'image_url' }],
      "messages.0.content.0: Input tag 'image_url' found using 'type' does not match any of the expected tags: 'text', 'image'",
    ],
    ['messages', 'messages.0.name', 'a', 'messages.0.name: Extra inputs are not permitted'],
    ['messages-not-empty', 'messages', [], 'messages: at least one message is required'],
    [
      'cache_control',
      'cache_control',
      { type: 'ephemeral', ttl: '2h' },
      "cache_control.ephemeral.ttl: Input should be '5m' or '1h'",
    ],
    [
      'container',
      'container',
      { skills: [{ type: 'custom' }] },
      'container.skills.0.skill_id: Field required',
    ],
    ['diagnostics', 'diagnostics', { x: 1 }, 'diagnostics.x: Extra inputs are not permitted'],
    ['inference_geo', 'inference_geo', 5, 'inference_geo: Input should be a valid string'],
    [
      'metadata',
      'metadata',
      { user_id: 'x'.repeat(257) },
      'metadata.user_id: String should have at most 256 characters',
    ],
    ['service_tier', 'service_tier', 'flex', "service_tier: Input should be 'auto' or 'standard_only'"],
    ['speed', 'speed', 'slow', "speed: Input should be 'standard' or 'fast'"],
    ['stop_sequences', 'stop_sequences', ['\n'], 'stop_sequences.0: String should match pattern'],
    ['stream', 'stream', 1, 'stream: Input should be a valid boolean'],
    ['system', 'system', 5, 'system: Input should be a valid string or list'],
    ['system', 'system', [{ type: 'document' }], "system.0: Input tag 'document' found using 'type'"],
    ['system-not-empty', 'system', [text('')], 'system: text content blocks must be non-empty'],
    ['temperature', 'temperature', 1.5, 'temperature: Input should be less than or equal to 1'],
    ['top_p', 'top_p', -1, 'top_p: Input should be greater than or equal to 0'],
    ['top_k', 'top_k', 0.5, 'top_k: Input should be a valid integer'],
    ['thinking', 'thinking', { type: 'on' }, "thinking: Input tag 'on' found using 'type'"],
    ['thinking', 'thinking', { type: 'enabled' }, 'thinking.enabled.budget_tokens: Field required'],
    [
      'thinking',
      'thinking',
      { type: 'enabled', budget_tokens: 1_023 },
      'thinking.enabled.budget_tokens: Input should be greater than or equal to 1024',
    ],
    [
      'thinking',
      'thinking',
      { type: 'adaptive', budget_tokens: 1_024 },
      'thinking.adaptive.budget_tokens: Extra inputs are not permitted',
    ],
    [
      'tool_choice',
      'tool_choice',
      { type: 'required' },
      "tool_choice: Input tag 'required' found using 'type' does not match any of the expected tags: 'auto', 'any', 'tool', 'none'",
    ],
    ['tool_choice', 'tool_choice', { type: 'tool' }, 'tool_choice.tool.name: Field required'],
    [
      'tool_choice',
      'tool_choice',
      { type: 'none', disable_parallel_tool_use: true },
      'tool_choice.none.disable_parallel_tool_use: Extra inputs are not permitted',
    ],
    ['tools', 'tools', [{ type: 'magic' }], "tools.0: Input tag 'magic' found using 'type'"],
    ['tools', 'tools', {}, 'tools: Input should be a valid list'],
    ['user_profile_id', 'user_profile_id', 5, 'user_profile_id: Input should be a valid string'],
    ['workspace_id', 'workspace_id', 5, 'workspace_id: Input should be a valid string'],
    [
      'output_config',
      'output_config',
      { effort: 'minimal' },
      "output_config.effort: Input should be 'low', 'medium', 'high', 'xhigh' or 'max'",
    ],
    [
      'output_config',
      'output_config',
      { format: { type: 'json_object' } },
      "output_config.format: Input tag 'json_object'",
    ],
    [
      'budget-below-max-tokens',
      'thinking',
      { type: 'enabled', budget_tokens: 2_000 },
      '`max_tokens` must be greater than `thinking.budget_tokens`.',
    ],
  ]),
  ...on(
    hi,
    [
      ['sampling-removed', 'temperature', 1, 'temperature: Extra inputs are not permitted'],
      ['sampling-removed', 'top_p', 1, 'top_p: Extra inputs are not permitted'],
      ['sampling-removed', 'top_k', 1, 'top_k: Extra inputs are not permitted'],
    ],
    NEW,
  ),
  ...on({ ...hi, thinking: budget }, [
    [
      'thinking-of-model',
      'model',
      'claude-opus-5-5',
      '"thinking.type.enabled" is not supported for this model. Use "thinking.type.adaptive"',
    ],
    [
      'sampling-while-thinking',
      'temperature',
      0.5,
      '`temperature` may only be set to 1 when thinking is enabled.',
    ],
    ['sampling-while-thinking', 'top_k', 5, '`top_k` must be unset when thinking is enabled.'],
    ['sampling-while-thinking', 'top_p', 0.9, '`top_p` must be greater than or equal to 0.95'],
  ]),
  ...on({ ...hi, thinking: { type: 'disabled' } }, [
    [
      'thinking-of-model',
      'model',
      'claude-opus-5-5',
      '"thinking.type.disabled" is not supported for this model.',
    ],
  ]),
  ...on({ ...hi, thinking: { type: 'adaptive' } }, [
    ['thinking-of-model', 'model', 'claude-sonnet-4-5', 'adaptive thinking is not supported on this model'],
    [
      'binding-controls-are-beta',
      'thinking.block_binding',
      { prefix_mismatch_behavior: 'drop_block' },
      'thinking.adaptive.block_binding: Extra inputs are not permitted',
    ],
  ]),
  ...on(
    { ...hi, thinking: { type: 'adaptive', block_binding: { prefix_mismatch_behavior: 'drop_block' } } },
    [
      [
        'thinking',
        'thinking.block_binding.prefix_mismatch_behavior',
        'ignore',
        "Input should be 'error' or 'drop_block'",
      ],
    ],
    BINDING,
  ),
  ...on({ ...hi, output_config: { effort: 'xhigh' } }, [
    ['effort-of-model', 'model', 'claude-sonnet-4-5', 'This model does not support the effort parameter.'],
    [
      'effort-of-model',
      'model',
      'claude-opus-4-6',
      "This model does not support effort level 'xhigh'. Supported levels: 'low', 'medium', 'high' or 'max'",
    ],
  ]),
  ...on({ ...hi, temperature: 0.5, top_p: 0.5 }, [
    [
      'sampling-of-model',
      'model',
      'claude-sonnet-4-5',
      '`temperature` and `top_p` cannot both be specified for this model.',
    ],
    ['sampling-of-model', 'model', 'claude-opus-5-5', '`temperature` is deprecated for this model.'],
  ]),
  ...on({ ...tool, tool_choice: { type: 'tool', name: 'f' } }, [
    [
      'forced-tool-while-thinking',
      'thinking',
      { type: 'adaptive' },
      'Thinking may not be enabled when tool_choice forces tool use.',
    ],
    [
      'forced-tool-while-thinking',
      'model',
      'claude-opus-5-5',
      'Thinking may not be enabled when tool_choice forces tool use.',
    ],
    ['tool-choice-offered', 'tool_choice.name', 'g', "Tool 'g' not found in provided tools"],
    [
      'tool-choice-offered',
      'tools',
      undefined,
      'tool_choice: tool_choice may only be specified while providing tools.',
    ],
  ]),
  ...on(format, [
    [
      'output-schema',
      'output_config.format.schema.additionalProperties',
      undefined,
      "output_config.format.schema: For 'object' type, 'additionalProperties' must be explicitly set to false",
    ],
    [
      'output-schema',
      'output_config.format.schema.properties.a',
      { type: 'integer', minimum: 0, maximum: 9 },
      "For 'integer' type, properties minimum, maximum are not supported",
    ],
    [
      'output-schema',
      'output_config.format.schema.properties.a',
      { type: 'string', minLength: 1 },
      "For 'string' type, property minLength is not supported",
    ],
    [
      'output-schema',
      'output_config.format.schema.properties.a',
      { type: 'array', items: {}, minItems: 2 },
      "'minItems' values other than 0 or 1 are not supported",
    ],
    [
      'output-schema',
      'output_config.format.schema.properties.a',
      { type: 'string', format: 'phone' },
      "String format 'phone' is not supported",
    ],
    [
      'output-schema',
      'output_config.format.schema.properties.a',
      { oneOf: [{ type: 'string' }] },
      "Schema type 'oneOf' is not supported",
    ],
    [
      'output-schema',
      'output_config.format.schema.properties.a',
      { $ref: 'https://e.x/a.json' },
      "External reference 'https://e.x/a.json' is not supported",
    ],
  ]),
];
