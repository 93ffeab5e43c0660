/** Request fields of https://platform.claude.com/docs/en/api/messages/create (November 2026). */
export const KNOWN_FIELDS: ReadonlySet<string> = new Set([
  'max_tokens',
  'messages',
  'model',
  'cache_control',
  'container',
  'diagnostics',
  'inference_geo',
  'metadata',
  'output_config',
  'service_tier',
  'speed',
  'stop_sequences',
  'stream',
  'system',
  'temperature',
  'thinking',
  'tool_choice',
  'tools',
  'top_k',
  'top_p',
  'user_profile_id',
  'workspace_id',
]);

/** Gone since version 2026-10-21. */
export const SAMPLING_FIELDS = ['temperature', 'top_p', 'top_k'];

/** https://platform.claude.com/docs/en/api/messages/create: what may stand in a message's content. */
export const BLOCK_TYPES = [
  'text',
  'image',
  'document',
  'search_result',
  'thinking',
  'redacted_thinking',
  'tool_use',
  'tool_result',
  'server_tool_use',
  'web_search_tool_result',
  'web_fetch_tool_result',
  'code_execution_tool_result',
  'bash_code_execution_tool_result',
  'text_editor_code_execution_tool_result',
  'tool_search_tool_result',
  'container_upload',
];
