import type { Affinity } from '../../conversation/affinity.ts';
import type { Citation, HostedPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json } from '../../json.ts';

type Item = Readonly<Record<string, unknown>>;

/** What a run of one of the vendor's own tools did, for models elsewhere. */
interface Run {
  readonly tool: string;
  readonly summary: string;
  readonly sources?: readonly Citation[];
}

/**
 * By the item's type; items of other types are no runs.
 * https://platform.openai.com/docs/guides/tools
 */
const runs: Readonly<Record<string, (item: Item) => Run>> = {
  web_search_call: ({ action, results }) => ({
    tool: 'web_search',
    summary: searched(isObject(action) ? action : {}),
    sources: [...sourcesIn(isObject(action) ? action['sources'] : []), ...sourcesIn(results)],
  }),
  file_search_call: ({ queries, results }) => ({
    tool: 'file_search',
    summary: joined([
      `searched for ${quoted(queries)}`,
      ...objectsIn(results).map(({ filename, text }) => `${textIn(filename)}: ${textIn(text)}`),
    ]),
    sources: objectsIn(results).map(({ filename }) => ({ title: textIn(filename) })),
  }),
  code_interpreter_call: ({ code, outputs }) => ({
    tool: 'code_interpreter',
    summary: joined([textIn(code), ...objectsIn(outputs).map(({ logs }) => textIn(logs))]),
  }),
  image_generation_call: ({ revised_prompt: prompt }) => ({
    tool: 'image_generation',
    summary: textIn(prompt) || 'drew an image',
  }),
  mcp_call: ({ name, arguments: args, output, error }) => ({
    tool: textIn(name) || 'mcp',
    summary: joined([textIn(args), textIn(output), error == null ? '' : `error: ${wordsIn(error)}`]),
  }),
};

/** A run as one whole part; undefined for an item that is none. */
export function hostedPart(item: Item, callId: string, affinity: Affinity): HostedPart | undefined {
  const type = textIn(item['type']);
  const run = Object.hasOwn(runs, type) ? runs[type]?.(item) : undefined;
  if (run === undefined) return undefined;
  const { tool, summary, sources = [] } = run;
  const failed = item['status'] === 'failed' || item['status'] === 'incomplete';
  return {
    type: 'hosted',
    callId,
    tool,
    summary: failed ? joined([summary, textIn(item['status'])]) : summary,
    ...(sources.length === 0 ? {} : { sources }),
    native: { affinity, item: item as Json },
  };
}

function searched({ type, query, queries, url, pattern }: Item): string {
  if (type === 'open_page') return `opened ${textIn(url)}`;
  if (type === 'find_in_page') return `looked for ${quoted([pattern])} in ${textIn(url)}`;
  const asked = Array.isArray(queries) && queries.length > 0 ? (queries as unknown[]) : [query];
  return `searched for ${quoted(asked)}`;
}

function quoted(texts: unknown): string {
  const list: readonly unknown[] = Array.isArray(texts) ? texts : [];
  return list.map((text) => JSON.stringify(textIn(text))).join(', ');
}

function sourcesIn(value: unknown): readonly Citation[] {
  return objectsIn(value).flatMap(({ url, title }) =>
    typeof url === 'string' ? [{ url, ...(typeof title === 'string' ? { title } : {}) }] : [],
  );
}

function wordsIn(error: unknown): string {
  if (typeof error === 'string') return error;
  return isObject(error) ? textIn(error['message']) || JSON.stringify(error) : '';
}

function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join('; ');
}

function objectsIn(value: unknown): readonly Item[] {
  return Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];
}
