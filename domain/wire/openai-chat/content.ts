import { textIn, type JsonObject } from '../../json.ts';

/** Words alone as one string, which every server takes; with anything else, the list of parts. */
export function contentOf(blocks: readonly JsonObject[], separator: string): string | readonly JsonObject[] {
  const words = blocks.map((block) => (isText(block) ? textIn(block['text']) : undefined));
  return words.every((text) => text !== undefined) ? words.join(separator) : blocks;
}

function isText(block: JsonObject): boolean {
  return block['type'] === 'text' && typeof block['text'] === 'string' && Object.keys(block).length === 2;
}
