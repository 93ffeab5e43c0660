import type { Affinity } from '../../conversation/affinity.ts';
import type { Citation, HostedPart } from '../../conversation/message.ts';
import { isObject, textIn, type Json } from '../../json.ts';

/** Blocks in which the vendor says that it runs a tool of its own. */
const callTypes = ['server_tool_use', 'mcp_tool_use'];

/** Results of such runs: `web_search_tool_result`, `code_execution_tool_result`, `mcp_tool_result` … */
const resultType = /^(\w+)_tool_result$/;

export function isHosted({ type }: Readonly<Record<string, unknown>>): boolean {
  return callTypes.includes(textIn(type)) || resultType.test(textIn(type));
}

/**
 * A half of a run of the vendor's own tool. The vendor's id pairs the halves, which may lie in different responses.
 * https://platform.claude.com/docs/en/agents-and-tools/tool-use/server-tools
 */
export function hostedPart(item: Readonly<Record<string, unknown>>, affinity: Affinity): HostedPart {
  const native = { affinity, item: item as Json };
  const [, kind] = resultType.exec(textIn(item['type'])) ?? [];
  if (kind === undefined) {
    const tool = textIn(item['name']) || textIn(item['type']);
    const summary = JSON.stringify(item['input'] ?? {});
    return { type: 'hosted', half: 'call', callId: textIn(item['id']), tool, summary, native };
  }
  const sources = sourcesIn(item['content']);
  return {
    type: 'hosted',
    half: 'result',
    callId: textIn(item['tool_use_id']),
    tool: kind,
    summary: summaryOf(item['content']),
    ...(sources.length === 0 ? {} : { sources }),
    native,
  };
}

/** Fields in which results say in words what was found, by what they are. */
const words = ['error_code', 'stdout', 'stderr', 'text', 'title', 'url'];

function summaryOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (Array.isArray(content)) return (content as unknown[]).map(summaryOf).filter(Boolean).join('; ');
  if (!isObject(content)) return '';
  const said = words.map((name) => textIn(content[name])).find((text) => text !== '');
  return said ?? summaryOf(content['content'] ?? content['source'] ?? content['data']);
}

function sourcesIn(content: unknown): readonly Citation[] {
  const items: readonly unknown[] = Array.isArray(content) ? content : [content];
  return items
    .filter(isObject)
    .flatMap(({ url, title }) =>
      typeof url === 'string' ? [{ url, ...(typeof title === 'string' ? { title } : {}) }] : [],
    );
}
