import {
  anything,
  either,
  flag,
  integer,
  list,
  map,
  member,
  nullable,
  oneOf,
  type Shape,
  string,
  tagged,
} from '../../judge/shape.ts';

const problems = (...codes: readonly string[]): Shape =>
  member({ error_code: oneOf('invalid_tool_input', 'unavailable', 'too_many_requests', ...codes) });
const files = (type: string): Shape => list(tagged({ [type]: member({ file_id: string }) }));
const count = nullable(integer());

/** What a hosted tool's result holds, by the type of its block. */
export const hostedResults = {
  web_search_tool_result: either({
    list: list(
      tagged({
        web_search_result: member(
          { encrypted_content: string, title: string, url: string },
          { page_age: nullable(string) },
        ),
      }),
    ),
    object: tagged({
      web_search_tool_result_error: problems('max_uses_exceeded', 'query_too_long', 'request_too_large'),
    }),
  }),
  web_fetch_tool_result: tagged({
    web_fetch_result: member({ content: map(anything), url: string }, { retrieved_at: nullable(string) }),
    web_fetch_tool_result_error: problems(
      'url_too_long',
      'url_not_allowed',
      'url_not_in_prior_context',
      'url_not_accessible',
      'unsupported_content_type',
      'max_uses_exceeded',
      'content_too_large',
    ),
  }),
  code_execution_tool_result: tagged({
    code_execution_result: member({
      content: files('code_execution_output'),
      return_code: integer(),
      stderr: string,
      stdout: string,
    }),
    encrypted_code_execution_result: member({
      content: files('code_execution_output'),
      encrypted_stdout: string,
      return_code: integer(),
      stderr: string,
    }),
    code_execution_tool_result_error: problems('execution_time_exceeded'),
  }),
  bash_code_execution_tool_result: tagged({
    bash_code_execution_result: member({
      content: files('bash_code_execution_output'),
      return_code: integer(),
      stderr: string,
      stdout: string,
    }),
    bash_code_execution_tool_result_error: problems('execution_time_exceeded', 'output_file_too_large'),
  }),
  text_editor_code_execution_tool_result: tagged({
    text_editor_code_execution_view_result: member(
      { content: string, file_type: oneOf('text', 'image', 'pdf') },
      { num_lines: count, start_line: count, total_lines: count },
    ),
    text_editor_code_execution_create_result: member({ is_file_update: flag }),
    text_editor_code_execution_str_replace_result: member(
      {},
      {
        lines: nullable(list(string, {}, 'an array of strings')),
        new_lines: count,
        new_start: count,
        old_lines: count,
        old_start: count,
      },
    ),
    text_editor_code_execution_tool_result_error: member(
      {
        error_code: oneOf(
          'invalid_tool_input',
          'unavailable',
          'too_many_requests',
          'execution_time_exceeded',
          'file_not_found',
        ),
      },
      { error_message: nullable(string) },
    ),
  }),
  tool_search_tool_result: tagged({
    tool_search_tool_search_result: member({
      tool_references: list(tagged({ tool_reference: member({ tool_name: string }) })),
    }),
    tool_search_tool_result_error: member(
      {
        error_code: oneOf(
          'invalid_tool_input',
          'unavailable',
          'too_many_requests',
          'execution_time_exceeded',
        ),
      },
      { error_message: nullable(string) },
    ),
  }),
} satisfies Record<string, Shape>;
