import type { Case } from './case.ts';
import { PDF, PNG } from './media.ts';

type Extra = Partial<Pick<Case, 'param' | 'code'>>;

function row(rule: string, good: object, at: string, value: unknown, says: string, extra: Extra = {}): Case {
  return { rule, good, at, value, says, ...extra };
}

export const LONG = 'x'.repeat(65);
const user = { role: 'user', content: 'hi' };
const f = { type: 'function', function: { name: 'f', parameters: { type: 'object' } } };
const g = {
  type: 'custom',
  custom: { name: 'g', format: { type: 'grammar', grammar: { definition: 'a', syntax: 'lark' } } },
};
export const call = (id: string) => ({ id, type: 'function', function: { name: 'f', arguments: '{}' } });
export const custom = (id: string) => ({ id, type: 'custom', custom: { name: 'g', input: 'a' } });
export const said = (...calls: object[]) => ({ role: 'assistant', content: null, tool_calls: calls });
export const result = (id: string) => ({ role: 'tool', tool_call_id: id, content: 'ok' });
export const chat = (...messages: object[]) => ({ model: 'gpt', messages });
const hi = chat(user);
const parts = chat({
  role: 'user',
  content: [
    { type: 'text', text: 'hi', prompt_cache_breakpoint: { mode: 'explicit' } },
    { type: 'image_url', image_url: { url: `data:image/png;base64,${PNG}`, detail: 'low' } },
    { type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } },
    { type: 'file', file: { file_data: `data:application/pdf;base64,${PDF}`, filename: 'a.pdf' } },
  ],
});
const calls = chat(user, said(call('c'), custom('d')), result('c'), result('d'));
const tools = { ...hi, tools: [f, g] };
const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['a'],
  properties: { a: { type: 'string' } },
};
const format = (strict: boolean) => ({
  ...hi,
  response_format: { type: 'json_schema', json_schema: { name: 'n', schema, strict } },
});
const strict = {
  ...hi,
  tools: [{ type: 'function', function: { name: 'f', strict: true, parameters: schema } }],
};
const thinking = {
  ...calls,
  model: 'deepseek-v4',
  messages: [user, { ...said(call('c')), reasoning_content: 'r' }, result('c')],
};

const below = { code: 'decimal_below_min_value' };
const above = { code: 'decimal_above_max_value' };
const type = { code: 'invalid_type' };
const value = { code: 'invalid_value' };
const unknown = { code: 'unknown_parameter' };
const missing = { code: 'missing_required_parameter' };
const invalidFunction = { param: 'tools[0].function.parameters', code: 'invalid_function_parameters' };

export const CHAT: readonly Case[] = [
  row('model-given', hi, 'model', undefined, 'you must provide a model parameter'),
  row('known-fields', hi, 'max_output', 1, 'Unrecognized request argument supplied: max_output'),
  row('messages', hi, 'messages', undefined, "Missing required parameter: 'messages'.", {
    param: 'messages',
    ...missing,
  }),
  row(
    'messages',
    hi,
    'messages',
    'hi',
    "Invalid type for 'messages': expected an array of objects, but got a string instead.",
    { param: 'messages', ...type },
  ),
  row('messages', hi, 'messages', [], "Invalid 'messages': empty array.", {
    param: 'messages',
    code: 'empty_array',
  }),
  row('messages', hi, 'messages.0.role', 'robot', "Invalid value: 'robot'. Supported values are:", {
    param: 'messages[0].role',
    ...value,
  }),
  row('messages', hi, 'messages.0.role', undefined, "Missing required parameter: 'messages[0].role'.", {
    param: 'messages[0].role',
    ...missing,
  }),
  row('messages', hi, 'messages.0', 'hi', "Invalid type for 'messages[0]': expected an object", {
    param: 'messages[0]',
    ...type,
  }),
  row(
    'metadata',
    hi,
    'metadata',
    Object.fromEntries(Array.from({ length: 17 }, (_, i) => [i, ''])),
    'maximum 16 properties',
    { param: 'metadata', code: 'object_above_max_properties' },
  ),
  row('metadata', hi, 'metadata', { [LONG]: '' }, 'maximum length 64', {
    param: `metadata.${LONG}`,
    code: 'string_above_max_length',
  }),
  row('metadata', hi, 'metadata', { a: 'x'.repeat(513) }, 'maximum length 512', {
    param: 'metadata.a',
    code: 'string_above_max_length',
  }),
  row('metadata', hi, 'metadata', { a: 1 }, 'expected a string', { param: 'metadata.a', ...type }),
  row('moderation', hi, 'moderation', {}, "'moderation.model'", { param: 'moderation.model', ...missing }),
  row('parallel_tool_calls', tools, 'parallel_tool_calls', 'no', 'expected a boolean', {
    param: 'parallel_tool_calls',
    ...type,
  }),
  row(
    'prompt_cache_key',
    hi,
    'prompt_cache_key',
    LONG,
    'maximum length 64, but got a string with length 65',
    { param: 'prompt_cache_key', code: 'string_above_max_length' },
  ),
  row(
    'prompt_cache_options',
    hi,
    'prompt_cache_options',
    { ttl: '5m' },
    "Invalid value: '5m'. Supported values are: '30m'.",
    { param: 'prompt_cache_options.ttl', ...value },
  ),
  row('prompt_cache_retention', hi, 'prompt_cache_retention', '1h', "'in_memory', and '24h'", {
    param: 'prompt_cache_retention',
    ...value,
  }),
  row('safety_identifier', hi, 'safety_identifier', LONG, 'string too long', {
    param: 'safety_identifier',
    code: 'string_above_max_length',
  }),
  row('service_tier', hi, 'service_tier', 'best', "Invalid value: 'best'.", {
    param: 'service_tier',
    ...value,
  }),
  row('store', hi, 'store', 1, 'expected a boolean, but got an integer', { param: 'store', ...type }),
  row('stream', hi, 'stream', 'yes', 'expected a boolean', { param: 'stream', ...type }),
  row(
    'temperature',
    hi,
    'temperature',
    2.5,
    'decimal above maximum value. Expected a value <= 2, but got 2.5 instead.',
    { param: 'temperature', ...above },
  ),
  row(
    'temperature',
    hi,
    'temperature',
    -1,
    'decimal below minimum value. Expected a value >= 0, but got -1',
    { param: 'temperature', ...below },
  ),
  row('top_logprobs', { ...hi, logprobs: true }, 'top_logprobs', 21, '<= 20, but got 21', {
    param: 'top_logprobs',
    code: 'integer_above_max_value',
  }),
  row('top_p', hi, 'top_p', 1.1, '<= 1, but got 1.1', { param: 'top_p', ...above }),
  row('user', hi, 'user', LONG, 'maximum length 64', { param: 'user', code: 'string_above_max_length' }),
  row('audio', hi, 'audio', { voice: 'ash' }, "'audio.format'", { param: 'audio.format', ...missing }),
  row('frequency_penalty', hi, 'frequency_penalty', -3, '>= -2, but got -3', {
    param: 'frequency_penalty',
    ...below,
  }),
  row('presence_penalty', hi, 'presence_penalty', 3, '<= 2, but got 3', {
    param: 'presence_penalty',
    ...above,
  }),
  row('function_call', hi, 'function_call', {}, "'function_call.name'", {
    param: 'function_call.name',
    ...missing,
  }),
  row('functions', hi, 'functions', [{ name: 'a b' }], 'string does not match pattern', {
    param: 'functions[0].name',
    ...value,
  }),
  row('logit_bias', hi, 'logit_bias', { 5: 101 }, '<= 100, but got 101', {
    param: 'logit_bias.5',
    code: 'integer_above_max_value',
  }),
  row('logprobs', hi, 'logprobs', 1, 'expected a boolean', { param: 'logprobs', ...type }),
  row('max_completion_tokens', hi, 'max_completion_tokens', 0, 'Expected a value >= 1, but got 0 instead.', {
    param: 'max_completion_tokens',
    code: 'integer_below_min_value',
  }),
  row('max_tokens', hi, 'max_tokens', '9', 'expected an integer, but got a string', {
    param: 'max_tokens',
    ...type,
  }),
  row('modalities', hi, 'modalities', ['video'], "Invalid value: 'video'.", {
    param: 'modalities[0]',
    ...value,
  }),
  row('n', hi, 'n', 129, '<= 128, but got 129', { param: 'n', code: 'integer_above_max_value' }),
  row('prediction', hi, 'prediction', { type: 'content' }, "'prediction.content'", {
    param: 'prediction.content',
    ...missing,
  }),
  row('reasoning_effort', hi, 'reasoning_effort', 'huge', "Invalid value: 'huge'.", {
    param: 'reasoning_effort',
    ...value,
  }),
  row(
    'response_format',
    format(true),
    'response_format.json_schema.name',
    undefined,
    "'response_format.json_schema.name'",
    { param: 'response_format.json_schema.name', ...missing },
  ),
  row('response_format', format(true), 'response_format.type', 'xml', "Invalid value: 'xml'.", {
    param: 'response_format.type',
    ...value,
  }),
  row('seed', hi, 'seed', 1.5, 'expected an integer, but got a decimal number', { param: 'seed', ...type }),
  row(
    'stop',
    { ...hi, stop: ['a', 'b', 'c', 'd'] },
    'stop.4',
    'e',
    'array too long. Expected an array with maximum length 4, but got an array with length 5',
    { param: 'stop', code: 'array_above_max_length' },
  ),
  row(
    'stream_options',
    { ...hi, stream: true },
    'stream_options',
    { usage: true },
    "'stream_options.usage'",
    { param: 'stream_options.usage', ...unknown },
  ),
  row('thinking', { ...hi, model: 'deepseek-v4' }, 'thinking', { type: 'on' }, "Invalid value: 'on'.", {
    param: 'thinking.type',
    ...value,
  }),
  row(
    'tool_choice',
    tools,
    'tool_choice',
    'any',
    "Invalid value: 'any'. Supported values are: 'none', 'auto', and 'required'.",
    { param: 'tool_choice', ...value },
  ),
  row('tools', hi, 'tools', [], "Invalid 'tools': empty array.", { param: 'tools', code: 'empty_array' }),
  row(
    'tools',
    tools,
    'tools.0.type',
    'fn',
    "Invalid value: 'fn'. Supported values are: 'function', and 'custom'.",
    { param: 'tools[0].type', ...value },
  ),
  row('verbosity', hi, 'verbosity', 'max', "Invalid value: 'max'.", { param: 'verbosity', ...value }),
  row(
    'web_search_options',
    hi,
    'web_search_options',
    { user_location: { type: 'approximate' } },
    "'web_search_options.user_location.approximate'",
    { param: 'web_search_options.user_location.approximate', ...missing },
  ),
  row(
    'one-token-limit',
    { ...hi, max_tokens: 5 },
    'max_completion_tokens',
    5,
    'at the same time is not supported',
    { param: 'max_tokens', code: 'invalid_parameter_combination' },
  ),
  row(
    'stream-options-need-stream',
    { ...hi, stream: true, stream_options: {} },
    'stream',
    false,
    "only allowed when 'stream' is enabled",
    { param: 'stream_options' },
  ),
  row(
    'top-logprobs-need-logprobs',
    { ...hi, logprobs: true, top_logprobs: 1 },
    'logprobs',
    undefined,
    "'logprobs' must be set to true",
    { param: 'top_logprobs' },
  ),
  row(
    'audio-asked-twice',
    { ...hi, modalities: ['text', 'audio'], audio: { voice: 'ash', format: 'mp3' } },
    'audio',
    undefined,
    "Missing required parameter: 'audio'.",
    { param: 'audio', ...missing },
  ),
  row(
    'refused-by-model',
    { ...hi, max_tokens: 5 },
    'model',
    'gpt-5.6',
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
    { param: 'max_tokens', code: 'unsupported_parameter' },
  ),
  row('refused-by-model', { ...hi, stop: 'a' }, 'model', 'o3', "Unsupported parameter: 'stop'", {
    param: 'stop',
  }),
  row(
    'refused-while-reasoning',
    { ...hi, temperature: 1 },
    'reasoning_effort',
    'low',
    "Unsupported parameter: 'temperature'",
    { param: 'temperature' },
  ),
  row(
    'effort-of-model',
    { ...hi, model: 'gpt-5', reasoning_effort: 'minimal' },
    'reasoning_effort',
    'xhigh',
    "Unsupported value: 'reasoning_effort' does not support 'xhigh' with this model.",
    { param: 'reasoning_effort', code: 'unsupported_value' },
  ),
  row(
    'output-schema',
    format(true),
    'response_format.json_schema.schema.additionalProperties',
    undefined,
    "Invalid schema for response_format 'n': In context=(), 'additionalProperties' is required",
    { param: 'response_format', code: 'invalid_json_schema' },
  ),
  row(
    'json-mode-says-json',
    { ...chat({ role: 'user', content: 'JSON please' }), response_format: { type: 'json_object' } },
    'messages.0.content',
    'hi',
    "'messages' must contain the word 'json' in some form",
    { param: 'messages' },
  ),
  row('tool:function', tools, 'tools.0.function.name', 'a.b', 'string does not match pattern', {
    param: 'tools[0].function.name',
    ...value,
  }),
  row(
    'tool:function',
    tools,
    'tools.0.function.name',
    LONG,
    'maximum length 64, but got a string with length 65',
    { param: 'tools[0].function.name', code: 'string_above_max_length' },
  ),
  row('tool:function', tools, 'tools.0.function', undefined, "'tools[0].function'", {
    param: 'tools[0].function',
    ...missing,
  }),
  row('tool:function', tools, 'tools.0.function.parameters', [], 'expected an object, but got an array', {
    param: 'tools[0].function.parameters',
    ...type,
  }),
  row('tool:custom', tools, 'tools.1.custom.format.grammar.syntax', 'ebnf', "Invalid value: 'ebnf'.", {
    param: 'tools[1].custom.format.grammar.syntax',
    ...value,
  }),
  row('tool-names-unique', tools, 'tools.1.custom.name', 'f', "duplicate tool name 'f'", {
    param: 'tools[1]',
    ...value,
  }),
  row(
    'tool-schema',
    tools,
    'tools.0.function.parameters.type',
    'string',
    `Invalid schema for function 'f': schema must be a JSON Schema of 'type: "object"', got 'type: "string"'.`,
    invalidFunction,
  ),
  row(
    'tool-schema',
    tools,
    'tools.0.function.parameters.properties',
    { a: { type: 'text' } },
    "In context=('properties', 'a'), 'text' is not valid under any of the given schemas.",
    invalidFunction,
  ),
  row(
    'tool-schema',
    tools,
    'tools.0.function.parameters.properties',
    { a: { type: 'array' } },
    "In context=('properties', 'a'), array schema missing items.",
    invalidFunction,
  ),
  row(
    'tool-schema',
    tools,
    'tools.0.function.parameters.required',
    'a',
    "a is not of type 'array'",
    invalidFunction,
  ),
  row('tool-schema', strict, 'tools.0.function.parameters.required', [], "Missing 'a'.", invalidFunction),
  row(
    'tool-schema',
    strict,
    'tools.0.function.parameters.properties.a',
    { allOf: [{ type: 'string' }] },
    "In context=('properties', 'a'), 'allOf' is not permitted.",
    invalidFunction,
  ),
  row(
    'tool-schema',
    strict,
    'tools.0.function.parameters.properties.a',
    {},
    "schema must have a 'type' key.",
    invalidFunction,
  ),
  row(
    'tool-schema',
    strict,
    'tools.0.function.parameters.properties.a.format',
    'uri',
    "'uri' is not a valid format.",
    invalidFunction,
  ),
  row(
    'tool-choice-needs-tools',
    hi,
    'tool_choice',
    'auto',
    "'tool_choice' is only allowed when 'tools' are specified.",
    { param: 'tool_choice' },
  ),
  row('tool-choice-needs-tools', hi, 'parallel_tool_calls', true, "'parallel_tool_calls' is only allowed", {
    param: 'parallel_tool_calls',
  }),
  row(
    'tool-choice-offered',
    tools,
    'tool_choice',
    { type: 'function', function: { name: 'g' } },
    "not found in 'tools'",
    { param: 'tool_choice' },
  ),
  row(
    'tool-choice-offered',
    tools,
    'tool_choice',
    {
      type: 'allowed_tools',
      allowed_tools: { mode: 'auto', tools: [f, { type: 'custom', custom: { name: 'h' } }] },
    },
    'the custom named',
    { param: 'tool_choice' },
  ),
  row(
    'message-content',
    hi,
    'messages.0.content',
    null,
    "Invalid value for 'content': expected a string, got null.",
    { param: 'messages[0].content' },
  ),
  row(
    'message-content',
    calls,
    'messages.1.tool_calls',
    undefined,
    "Invalid value for 'content': expected a string, got null.",
    { param: 'messages[1].content' },
  ),
  row(
    'image-in-user-message',
    parts,
    'messages.0.role',
    'system',
    "Image URLs are only allowed for messages with role 'user', but this message with role 'system' contains an image URL.",
    { param: 'messages[0]', ...value },
  ),
  row(
    'image-in-user-message',
    calls,
    'messages.2.content',
    [{ type: 'image_url', image_url: { url: 'https://e.x/i.png' } }],
    "but this message with role 'tool'",
    { param: 'messages[2]', ...value },
  ),
  row('image-readable', parts, 'messages.0.content.1.image_url.url', 'i.png', 'Expected a valid URL', {
    param: 'messages[0].content[1].image_url.url',
    ...value,
  }),
  row(
    'image-readable',
    parts,
    'messages.0.content.1.image_url.url',
    'data:image/png;base64,%',
    'Invalid base64 image_url.',
    { param: 'messages[0].content[1].image_url.url', code: 'invalid_base64' },
  ),
  row(
    'image-readable',
    parts,
    'messages.0.content.1.image_url.url',
    `data:image/png;base64,${PDF}`,
    'You uploaded an unsupported image.',
    { param: 'messages[0].content[1].image_url.url', code: 'invalid_image_format' },
  ),
  row(
    'audio-readable',
    parts,
    'messages.0.content.2.input_audio.data',
    '!',
    'Expected base64-encoded audio',
    { param: 'messages[0].content[2].input_audio.data', ...value },
  ),
  row(
    'file-given-once',
    parts,
    'messages.0.content.3.file.file_id',
    'file-1',
    "exactly one of 'file_id' and 'file_data'",
    { param: 'messages[0].content[3].file', ...value },
  ),
  row('file-given-once', parts, 'messages.0.content.3.file.file_data', PDF, 'Invalid file data', {
    param: 'messages[0].content[3].file.file_data',
    ...value,
  }),
  row('part:text', parts, 'messages.0.content.0.text', undefined, "'messages[0].content[0].text'", {
    param: 'messages[0].content[0].text',
    ...missing,
  }),
  row(
    'part:refusal',
    chat(user, { role: 'assistant', content: [{ type: 'refusal', refusal: 'no' }] }),
    'messages.1.content.0.refusal',
    5,
    'expected a string',
    { param: 'messages[1].content[0].refusal', ...type },
  ),
  row('part:image_url', parts, 'messages.0.content.1.image_url.detail', 'best', "Invalid value: 'best'.", {
    param: 'messages[0].content[1].image_url.detail',
    ...value,
  }),
  row(
    'part:input_audio',
    parts,
    'messages.0.content.2.input_audio.format',
    'ogg',
    "Invalid value: 'ogg'. Supported values are: 'wav', and 'mp3'.",
    { param: 'messages[0].content[2].input_audio.format', ...value },
  ),
  row(
    'part:file',
    parts,
    'messages.0.content.3.file.file_url',
    'https://e.x',
    "'messages[0].content[3].file.file_url'",
    { param: 'messages[0].content[3].file.file_url', ...unknown },
  ),
  row('call:function', calls, 'messages.1.tool_calls.0.id', '', 'empty string', {
    param: 'messages[1].tool_calls[0].id',
    code: 'empty_string',
  }),
  row(
    'call:function',
    calls,
    'messages.1.tool_calls.0.id',
    LONG,
    "Invalid 'messages[1].tool_calls[0].id': string too long.",
    { param: 'messages[1].tool_calls[0].id', code: 'string_above_max_length' },
  ),
  row(
    'call:function',
    calls,
    'messages.1.tool_calls.0.function.arguments',
    {},
    'expected a string, but got an object instead',
    { param: 'messages[1].tool_calls[0].function.arguments', ...type },
  ),
  row('call:function', calls, 'messages.1.tool_calls.0.function.name', 'a.b', "'^[a-zA-Z0-9_-]+$'", {
    param: 'messages[1].tool_calls[0].function.name',
    ...value,
  }),
  row(
    'call:custom',
    calls,
    'messages.1.tool_calls.1.custom.input',
    undefined,
    "'messages[1].tool_calls[1].custom.input'",
    { param: 'messages[1].tool_calls[1].custom.input', ...missing },
  ),
  row(
    'message:developer',
    chat({ role: 'developer', content: 'x' }, user),
    'messages.0.name',
    'a b',
    'string does not match pattern',
    { param: 'messages[0].name', ...value },
  ),
  row(
    'message:system',
    chat({ role: 'system', content: 'x' }, user),
    'messages.0.content',
    5,
    'but got an integer instead',
    { param: 'messages[0].content', ...type },
  ),
  row('message:user', hi, 'messages.0.content', [], 'empty array', {
    param: 'messages[0].content',
    code: 'empty_array',
  }),
  row('message:user', parts, 'messages.0.content.0.type', 'tool_result', "Invalid value: 'tool_result'.", {
    param: 'messages[0].content[0].type',
    ...value,
  }),
  row('message:assistant', calls, 'messages.1.tool_calls', [], 'empty array', {
    param: 'messages[1].tool_calls',
    code: 'empty_array',
  }),
  row(
    'message:assistant',
    chat(user, { role: 'assistant', content: 'x' }),
    'messages.1.content',
    [{ type: 'input_audio', input_audio: { data: 'AAAA', format: 'wav' } }],
    "Invalid value: 'input_audio'.",
    { param: 'messages[1].content[0].type', ...value },
  ),
  row('message:tool', calls, 'messages.2.tool_call_id', undefined, "'messages[2].tool_call_id'", {
    param: 'messages[2].tool_call_id',
    ...missing,
  }),
  row(
    'message:function',
    chat({ role: 'function', name: 'f', content: null }),
    'messages.0.name',
    undefined,
    "'messages[0].name'",
    { param: 'messages[0].name', ...missing },
  ),
  row('tool-call-ids-unique', calls, 'messages.1.tool_calls.1.id', 'c', "duplicate tool call id 'c'", {
    param: 'messages[1].tool_calls[1].id',
    ...value,
  }),
  row(
    'tool-message-follows-calls',
    calls,
    'messages.1',
    user,
    "must be a response to a preceeding message with 'tool_calls'.",
    { param: 'messages.[2].role' },
  ),
  row(
    'tool-message-follows-calls',
    calls,
    'messages.2.tool_call_id',
    'e',
    "'tool_call_id' of 'e' not found in 'tool_calls' of previous message.",
    { param: 'messages.[2].tool_call_id' },
  ),
  row('tool-calls-answered', calls, 'messages.3', user, 'did not have response messages: d', {
    param: 'messages.[3].role',
  }),
  row(
    'tool-call-answered-once',
    calls,
    'messages.4',
    result('c'),
    "Duplicate value for 'tool_call_id' of 'c'",
    { param: 'messages.[4].tool_call_id' },
  ),
  row('open-reasoning-known', thinking, 'model', 'gpt', "'messages[1].reasoning_content'", {
    param: 'messages[1].reasoning_content',
    ...unknown,
  }),
  row(
    'reasoning-comes-back',
    thinking,
    'messages.1.reasoning_content',
    undefined,
    'The `reasoning_content` in the thinking mode must be passed back to the API.',
    { code: 'invalid_request_error' },
  ),
];

/** Requests that hold every kind of part, call, tool and setting. */
export const CHAT_WHOLE: readonly object[] = [parts, calls, tools, format(false), thinking];
