import { integer, list, member, nullable, string, tagged, text } from '../../judge/shape.ts';

const index = integer({ min: 0 });
const inDocument = {
  cited_text: string,
  document_index: index,
  document_title: nullable(text({ min: 1, max: 255 })),
};
/** Answers have it, and come back as they are. */
const fileId = { file_id: nullable(string) };

/** What a text of the model refers to: https://platform.claude.com/docs/en/build-with-claude/citations */
export const citations = nullable(
  list(
    tagged({
      char_location: member({ ...inDocument, start_char_index: index, end_char_index: index }, fileId),
      page_location: member(
        {
          ...inDocument,
          start_page_number: integer({ min: 1 }),
          end_page_number: index,
        },
        fileId,
      ),
      content_block_location: member(
        { ...inDocument, start_block_index: index, end_block_index: index },
        fileId,
      ),
      web_search_result_location: member({
        cited_text: string,
        encrypted_index: string,
        title: nullable(text({ min: 1, max: 512 })),
        url: text({ min: 1, max: 2_048 }),
      }),
      search_result_location: member({
        cited_text: string,
        search_result_index: index,
        source: string,
        start_block_index: index,
        end_block_index: index,
        title: nullable(string),
      }),
    }),
  ),
);
