import { type Fields, isFields, parseJson } from '../../json.ts';
import type { Answer, Citation } from '../../model/answer.ts';
import { seal } from '../seal.ts';
import type { Writing } from '../dialect.ts';
import { showsThinking } from './asked.ts';
import { encryptedPage } from './hosted.ts';
import { placeOfAnswer, sign } from './thinking.ts';

const TOOL_USE_ID_LENGTH = 22;

/** A block of an answer, and how a stream tells it. */
export interface WrittenBlock {
  readonly whole: Fields;
  /** As `content_block_start` has it. */
  readonly opening: Fields;
  /** Told before the text: whole deltas. */
  readonly before: readonly object[];
  /** Told piece by piece. */
  readonly text: string;
  delta(this: void, piece: string): object;
  /** Told after the text. */
  readonly after: readonly object[];
}

/** The blocks of an answer in the order in which the model makes them. */
export function contentOf(answer: Answer, writing: Writing): WrittenBlock[] {
  const blocks = [...thinking(answer, writing), ...searches(answer, writing)];
  if (answer.text !== '' && answer.finish !== 'refusal') blocks.push(text(answer, writing));
  for (const { tool, arguments: json } of answer.calls) {
    // Arguments cut by the length limit are no object; Anthropic then gives an empty one.
    const opening = { type: 'tool_use', id: writing.mintId('toolu_01', TOOL_USE_ID_LENGTH), name: tool };
    blocks.push(called(opening, json, answer.finish === 'length' ? {} : json));
  }
  return blocks;
}

function thinking({ thought }: Answer, { body, provider }: Writing): WrittenBlock[] {
  if (thought === undefined) return [];
  const place = placeOfAnswer(body, provider);
  if (thought.redacted) return [atOnce({ type: 'redacted_thinking', data: sign('', place) })];
  const shown = showsThinking(body) ? thought.text : '';
  const signature = sign(shown, place);
  return [
    {
      whole: { type: 'thinking', thinking: shown, signature },
      opening: { type: 'thinking', thinking: '', signature: '' },
      before: [],
      text: shown,
      delta: (piece) => ({ type: 'thinking_delta', thinking: piece }),
      after: [{ type: 'signature_delta', signature }],
    },
  ];
}

/** https://platform.claude.com/docs/en/agents-and-tools/tool-use/web-search-tool */
function searches({ searches: run = [] }: Answer, { mintId, provider }: Writing): WrittenBlock[] {
  return run.flatMap(({ query, page: { title, url } }) => {
    const id = mintId('srvtoolu_01', TOOL_USE_ID_LENGTH);
    const result = {
      type: 'web_search_result',
      title,
      url,
      encrypted_content: encryptedPage(provider, url),
      page_age: null,
    };
    return [
      called({ type: 'server_tool_use', id, name: 'web_search' }, JSON.stringify({ query })),
      atOnce({ type: 'web_search_tool_result', tool_use_id: id, content: [result] }),
    ];
  });
}

function text({ text: words, citation }: Answer, { provider }: Writing): WrittenBlock {
  const cited = citation === undefined ? [] : [location(citation, words, provider)];
  return {
    whole: { type: 'text', text: words, citations: cited.length === 0 ? null : cited },
    opening: cited.length === 0 ? { type: 'text', text: '' } : { type: 'text', text: '', citations: [] },
    before: cited.map((one) => ({ type: 'citations_delta', citation: one })),
    text: words,
    delta: (piece) => ({ type: 'text_delta', text: piece }),
    after: [],
  };
}

/** https://platform.claude.com/docs/en/build-with-claude/citations */
function location(citation: Citation, words: string, provider: string): Fields {
  if (citation.of === 'page') {
    const { title, url } = citation.page;
    const encrypted_index = seal({ provider, model: '', prefix: ['index', url] });
    return { type: 'web_search_result_location', cited_text: words, encrypted_index, title, url };
  }
  return {
    type: 'char_location',
    cited_text: citation.text,
    document_index: citation.index,
    document_title: citation.title,
    start_char_index: 0,
    end_char_index: citation.text.length,
    file_id: null,
  };
}

/** `broken`: the input where the arguments are no object. */
function called(opening: Fields, json: string, broken: unknown = {}): WrittenBlock {
  const input = parseJson(json);
  return {
    whole: { ...opening, input: isFields(input) ? input : broken },
    opening: { ...opening, input: {} },
    before: [],
    text: json,
    delta: (piece) => ({ type: 'input_json_delta', partial_json: piece }),
    after: [],
  };
}

function atOnce(block: Fields): WrittenBlock {
  return { whole: block, opening: block, before: [], text: '', delta: () => ({}), after: [] };
}
